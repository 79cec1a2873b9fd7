-- A folder that shows the messages of a kind wherever they lie, but in Deleted Items and Junk.
alter table folder add column searches text;

-- The UIDs that messages have there; modseq is that of their arrival. A message that is gone is
-- found missing when somebody looks, so the row may outlive it.
create table search_entry (
    folder  bigint not null references folder (id) on delete cascade,
    uid     bigint not null,
    message bigint not null,
    modseq  bigint not null,
    primary key (folder, uid)
);
create unique index search_entry_by_message on search_entry (message, folder);
create index message_fax on message (folder) where kind = 'FAX';
