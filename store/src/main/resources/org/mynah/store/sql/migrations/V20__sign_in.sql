-- Sessions of people who signed in by password; only the digest of a token is kept.
create table sign_in_session (
    token_digest text   not null primary key,
    mailbox      text   not null,
    credentials  text   not null,
    from_address text   not null,
    created      bigint not null,
    last_used    bigint not null,
    expires      bigint not null
);

-- Failed sign-ins by account and by address; a row goes when its subject signs in.
create table sign_in_failure (
    subject  text   not null primary key,
    failures bigint not null,
    last     bigint not null
);

-- The second factor of a user: the sealed key, and the last time step that was used.
create table second_factor (
    mailbox   text   not null primary key,
    sealed    text   not null,
    last_step bigint not null
);
