-- Why a command was refused; blank when it was done.
alter table audit add column error text not null default '';

-- How far the users of another directory have been taken over, and what came of it.
create table user_source (
    source      text not null primary key,
    cookie      text not null,
    -- What the reading depended on; when it changes everything is read again.
    fingerprint text not null,
    report      text not null,
    leased_by   text not null,
    leased_until bigint not null
);
