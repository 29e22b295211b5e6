create table if not exists subscriber (
    id           varchar(40) primary key,
    name         varchar(200) not null,
    email        varchar(320) not null,
    phone        varchar(40),
    newsletter   boolean not null,
    invitations  boolean not null,
    guides       boolean not null,
    surveys      boolean not null,
    offers       boolean not null,
    consented_on date not null,
    restricted   boolean default false not null
);
create index if not exists subscriber_email on subscriber (email);

create table if not exists survey_answer (
    id          varchar(40) primary key,
    email       varchar(320) not null,
    survey      varchar(200) not null,
    answer      text not null,
    answered_on date not null
);
create index if not exists survey_answer_email on survey_answer (email);

-- Outlives the subscriber: only a keyed hash of what must not be used again.
create table if not exists suppression (
    identifier_hash varchar(64) not null,
    topic           varchar(20) not null,
    primary key (identifier_hash, topic)
);
create table if not exists suppression_key (key_hex varchar(64) not null);
