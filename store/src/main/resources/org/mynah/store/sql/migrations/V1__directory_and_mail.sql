-- Times are milliseconds since 1970 in UTC, flags are 0 or 1.

create table directory_object (
    id       text not null primary key,
    kind     text not null,
    name     text not null,
    name_key ${key_text} not null,
    version  bigint not null,
    created  bigint not null,
    changed  bigint not null,
    body     text not null
);
create index directory_object_by_name on directory_object (kind, name_key);

create table directory_key (
    scope     text not null,
    value     ${key_text} not null,
    object_id text not null references directory_object (id) on delete cascade,
    is_unique smallint not null,
    primary key (scope, value, object_id)
);
create unique index directory_key_unique on directory_key (scope, value) where is_unique = 1;
create index directory_key_by_object on directory_key (object_id);

create table directory_link (
    source   text not null references directory_object (id) on delete cascade,
    property text not null,
    target   text not null references directory_object (id) deferrable initially deferred,
    primary key (source, property, target)
);
create index directory_link_by_target on directory_link (target);

-- One row: the version of the directory and the head of the audit chain.
create table directory_state (
    id            smallint not null primary key,
    version       bigint not null,
    audit_entries bigint not null,
    audit_hash    text not null
);
insert into directory_state (id, version, audit_entries, audit_hash) values (1, 0, 0, '');

create table pin (
    um_mailbox      text not null primary key references directory_object (id) on delete cascade,
    hash            text not null,
    changed         bigint not null,
    must_change     smallint not null,
    is_first_time   smallint not null,
    is_locked_out   smallint not null,
    -- 1 when the last allowed attempt caused the lock, not an administrator.
    locked_by_attempt smallint not null,
    failures        bigint not null,
    history         text not null
);

create table password (
    mailbox text not null primary key references directory_object (id) on delete cascade,
    hash    text not null
);

create table audit (
    entry     bigint not null primary key,
    at        bigint not null,
    who       text not null,
    source    text not null,
    command   text not null,
    version   bigint not null,
    objects   text not null,
    previous  text not null,
    hash      text not null
);
create index audit_by_time on audit (at);

create table mailbox (
    id              text not null primary key,
    used_bytes      bigint not null,
    modseq          bigint not null,
    uid_validity    bigint not null,
    warning_bytes   bigint,
    send_bytes      bigint,
    receive_bytes   bigint
);

create table folder (
    id             ${identity},
    mailbox        text not null references mailbox (id) on delete cascade,
    name           text not null,
    special_use    text,
    is_subscribed  smallint not null,
    uid_validity   bigint not null,
    uid_next       bigint not null,
    recent_from    bigint not null,
    highest_modseq bigint not null,
    unique (mailbox, name)
);

create table message (
    id            ${identity},
    folder        bigint not null references folder (id) on delete cascade,
    uid           bigint not null,
    modseq        bigint not null,
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
create unique index message_by_uid on message (folder, uid);
create index message_by_modseq on message (folder, modseq);
create index message_by_blob on message (blob);
create index message_voice on message (folder) where kind = 'VOICE';

-- What a client asks of every message, kept so that lists need not open it.
create table message_cache (
    message   bigint not null primary key references message (id) on delete cascade,
    envelope  text not null,
    structure text not null
);

create table expunged (
    folder bigint not null references folder (id) on delete cascade,
    uid    bigint not null,
    modseq bigint not null,
    primary key (folder, uid)
);
create index expunged_by_modseq on expunged (folder, modseq);

-- Deliveries by Message-ID, so that a repeated one changes nothing even after the user moved or
-- deleted the message.
create table delivery (
    mailbox    text not null references mailbox (id) on delete cascade,
    message_id text not null,
    at         bigint not null,
    primary key (mailbox, message_id)
);

-- Blobs that no message refers to any more, until their bytes are removed.
create table blob_garbage (
    blob  text not null primary key,
    since bigint not null
);
