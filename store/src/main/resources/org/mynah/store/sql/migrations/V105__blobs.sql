-- The bytes of messages where blobs.url is database:. A blob is whole when it has its digest; one
-- without is being written, or was left by a crash.
create table stored_blob (
    name    ${key_text} not null primary key,
    sha256  text,
    size    bigint not null,
    written bigint not null
);

create table stored_blob_part (
    blob   ${key_text} not null,
    number integer not null,
    bytes  ${bytes} not null,
    primary key (blob, number)
);
