-- A dial plan is referred to by one auto attendant and by a hundred thousand UM mailboxes: links say
-- of what kind the object is that they come from, so that few are found among many.
alter table directory_link add column source_kind text not null default '';
update directory_link set source_kind =
    (select o.kind from directory_object o where o.id = directory_link.source);
drop index directory_link_by_target;
create index directory_link_by_target on directory_link (target, source_kind);
