-- What each message waiting lamp is to show, and when its gateway is told next. A row without its
-- user or gateway stays until the lamp is off: no reference holds it.
create table lamp (
    mailbox       text not null,
    gateway       text not null,
    number        text not null,
    unread        integer not null,
    already_read  integer not null,
    urgent_unread integer not null,
    urgent_read   integer not null,
    is_last       smallint not null,
    attempts      integer not null,
    due           bigint not null,
    primary key (mailbox, gateway, number)
);

create index lamp_due on lamp (gateway, due);
