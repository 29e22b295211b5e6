-- What the analytics service keeps: sessions by the client id of a browser.
create table if not exists session (
    session_id   varchar(20) primary key,
    client_id    varchar(40) not null,
    session_date date not null,
    device       varchar(20) not null,
    channel      varchar(40) not null,
    page         varchar(200) not null,
    place        varchar(100) not null
);
create index if not exists session_client on session (client_id);
