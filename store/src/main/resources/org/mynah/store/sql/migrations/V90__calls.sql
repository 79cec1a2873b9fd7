-- One row for each call of the last 90 days; the body is the whole record as JSON.
create table call_record (
    id        text   not null primary key,
    started   bigint not null,
    plan_id   text   not null,
    gateway_id text  not null,
    caller_id text   not null,
    callee_id text   not null,
    body      text   not null
);
create index call_record_by_start on call_record (started);
create index call_record_by_caller on call_record (caller_id, started) where caller_id <> '';
create index call_record_by_callee on call_record (callee_id, started) where callee_id <> '';

-- The calls of a day counted, which outlive the calls themselves. Days are counted from 1970.
create table call_day (
    day              bigint not null,
    plan_id          text   not null,
    gateway_id       text   not null,
    category         text   not null,
    calls            bigint not null,
    samples          bigint not null,
    nmos             double precision not null,
    degradation      double precision not null,
    jitter           double precision not null,
    packet_loss      double precision not null,
    round_trip       double precision not null,
    round_trip_count bigint not null,
    burst_loss       double precision not null,
    burst_loss_count bigint not null,
    primary key (day, plan_id, gateway_id, category)
);

-- What each node serves now; a node that has not said so for a while serves nothing.
create table active_calls (
    node text   not null primary key,
    at   bigint not null,
    body text   not null
);
