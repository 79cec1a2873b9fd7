-- The sound of a custom prompt: the file as imported, and headerless PCM (16 bit, 8000 Hz, mono)
-- for the line. It comes and goes with its object, in the same transaction.
create table prompt_sound (
    prompt       text not null primary key references directory_object (id) on delete cascade,
    file         ${bytes} not null,
    line         ${bytes} not null,
    format       text not null,
    is_converted smallint not null
);

-- Which nodes are there, and which version of the directory each runs.
create table node_sighting (
    node    text not null primary key,
    version bigint not null,
    at      bigint not null
);
