-- The text of messages, decoded and in lower case, by which they are searched. It is written after
-- the message, by whoever reads mail; what is not here yet is searched in the message itself.
create table message_text (
    message ${row_number} primary key references message (id) on delete cascade,
    headers text not null,
    body    text not null${text_grams}
);

-- 0: waits for its text; 1: has it; 2: is too long, and is always searched in the message itself.
alter table message add column text_state smallint not null default 0;
create index message_waiting_for_text on message (id) where text_state = 0;
create index message_without_text on message (folder, uid) where text_state <> 1;

${text_index}
