-- One row: a digest by which a start notices that the pepper is not the one of these hashes.
create table pepper_check (
    id     smallint not null primary key,
    digest text not null
);

-- Who tried what in a window of time, and how many different targets that makes; see GuessLimit.
create table guess (
    kind   text not null,
    source text not null,
    since  bigint not null,
    target text not null,
    primary key (kind, source, since, target)
);
create index guess_by_time on guess (since);

create table guess_count (
    kind    text not null,
    source  text not null,
    since   bigint not null,
    targets bigint not null,
    primary key (kind, source, since)
);
create index guess_count_by_time on guess_count (since);
