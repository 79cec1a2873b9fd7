-- Recordings of users where all nodes share their blobs.
create table greeting (
    mailbox ${key_text} not null,
    kind    text not null,
    blob    text not null,
    size    bigint not null,
    primary key (mailbox, kind)
);

create index greeting_by_blob on greeting (blob);
