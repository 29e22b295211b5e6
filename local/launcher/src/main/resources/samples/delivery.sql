-- What the agency delivers, again and again, whatever was corrected or erased here.
create table if not exists delivery (
    full_name    varchar(200) not null,
    email        varchar(320) not null,
    national_id  varchar(13) not null primary key,
    address      varchar(400) not null
);
