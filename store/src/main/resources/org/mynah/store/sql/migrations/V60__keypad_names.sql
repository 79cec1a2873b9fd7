-- How mailboxes are spelled on a telephone keypad: follows from the objects, and is written with
-- them. plan is '' for all mailboxes, else the id of a dial plan the mailbox has a number in.
create table keypad_name (
    plan     text not null,
    spelling text not null,
    digits   ${key_text} not null,
    mailbox  ${key_text} not null references directory_object (id) on delete cascade,
    primary key (plan, spelling, digits, mailbox)
);
create index keypad_name_by_mailbox on keypad_name (mailbox);

-- The rule by which keypad_name was made; 0: make it anew from all objects.
alter table directory_state add column keypad_format smallint not null default 1;
update directory_state set keypad_format = 0
    where exists (select 1 from directory_object where kind = 'MAILBOX');
