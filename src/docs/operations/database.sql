-- Once, as postgres: psql -v password="'…'" -f database.sql
create role everspring login password :password;
create database everspring owner everspring encoding 'UTF8' template template0;
