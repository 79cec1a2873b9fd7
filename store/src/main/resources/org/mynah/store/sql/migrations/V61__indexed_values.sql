-- Values by which people are listed: follow from the objects, and are written with them.
create table directory_value (
    property  text not null,
    value     ${key_text} not null,
    object_id text not null references directory_object (id) on delete cascade,
    primary key (property, value, object_id)
);
create index directory_value_by_object on directory_value (object_id);

-- The rule by which directory_value was made; 0: make it anew from all objects.
alter table directory_state add column value_format smallint not null default 1;
update directory_state set value_format = 0
    where exists (select 1 from directory_object where kind in ('USER', 'MAILBOX', 'UM_MAILBOX'));
