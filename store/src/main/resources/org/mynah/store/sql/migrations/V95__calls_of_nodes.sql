-- How many calls each node has up, and of which gateways (a list of ids): what is disabled when its
-- last call has ended waits for all of them.
alter table node_sighting add column calls integer not null default 0;
alter table node_sighting add column gateways text not null default '[]';
