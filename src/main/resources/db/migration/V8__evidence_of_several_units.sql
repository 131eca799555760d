-- Twenty units adopt one experience, each with evidence of its own; two may send the same file.
alter table evidence drop constraint evidence_once;
alter table evidence add constraint evidence_once unique (subject, sha256, uploaded_by);
