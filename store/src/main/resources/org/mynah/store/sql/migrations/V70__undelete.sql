-- Messages that were expunged and may be taken back until their window is over. None of them has
-- a blob that a message still has.
create table recoverable (
    id            ${identity},
    mailbox       text not null references mailbox (id) on delete cascade,
    folder_name   text not null,
    deleted       bigint not null,
    internal_date bigint not null,
    size          bigint not null,
    flags         integer not null,
    keywords      text not null,
    blob          text not null,
    message_id    text,
    kind          text not null,
    caller_name   text,
    caller_number text,
    length_ms     bigint not null,
    is_important  smallint not null
);
create index recoverable_by_mailbox on recoverable (mailbox, deleted);
create index recoverable_by_blob on recoverable (blob);
create index recoverable_by_time on recoverable (deleted);
