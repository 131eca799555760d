-- Each mail is asked for by its own statement, which would read all mails that were ever sent: 111 ms at 100,000, now 0.2.
create index notice_mail_next on notice_mail (id) where finished_at is null;
