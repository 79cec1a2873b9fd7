-- Users are found by the last seven digits of their telephone numbers, and of the extensions that
-- stand after an x in them.
insert into directory_key (scope, value, object_id, is_unique)
select distinct
    'PHONE',
    case when length(digits) > 7 then substr(digits, length(digits) - 6) else digits end,
    id,
    0
from (
    select
        id,
        replace(replace(replace(replace(replace(replace(replace(
            number, '+', ''), '(', ''), ')', ''), '.', ''), '/', ''), ' ', ''), '-', '') as digits
    from (
        -- What stands after the last x, or the whole number.
        select id, substr(phone, length(rtrim(phone, '0123456789+()./ -')) + 1) as number
        from (
            select id, cast(body as ${json}) ->> 'Phone' as phone from directory_object
                where kind in ('USER', 'MAILBOX')
            union all
            select id, cast(body as ${json}) ->> 'HomePhone' from directory_object
                where kind in ('USER', 'MAILBOX')
            union all
            select id, cast(body as ${json}) ->> 'MobilePhone' from directory_object
                where kind in ('USER', 'MAILBOX')
            union all
            select id, cast(body as ${json}) ->> 'OtherTelephone' from directory_object
                where kind in ('USER', 'MAILBOX')
        ) phones
        union all
        -- What stands before it; nothing where there is none.
        select id, rtrim(rtrim(phone, '0123456789+()./ -'), 'xX')
        from (
            select id, cast(body as ${json}) ->> 'Phone' as phone from directory_object
                where kind in ('USER', 'MAILBOX')
            union all
            select id, cast(body as ${json}) ->> 'HomePhone' from directory_object
                where kind in ('USER', 'MAILBOX')
            union all
            select id, cast(body as ${json}) ->> 'MobilePhone' from directory_object
                where kind in ('USER', 'MAILBOX')
            union all
            select id, cast(body as ${json}) ->> 'OtherTelephone' from directory_object
                where kind in ('USER', 'MAILBOX')
        ) phones
    ) numbers
) plain
where digits <> ''
on conflict do nothing;
