package org.everspring.evidence.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.everspring.calendar.WorkCalendar;
import org.everspring.evidence.Evidence;
import org.everspring.evidence.EvidenceArchive;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class JdbcEvidenceArchive implements EvidenceArchive {

    /** One row of evidence_chunk. A file is never in memory whole, on either side of the driver. */
    private static final int CHUNK = 256 * 1024;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JdbcEvidenceArchive(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T alone(String subject, Supplier<T> work) {
        provideLock(subject);
        return transaction.execute(status -> {
            jdbc.sql("select subject from evidence_subject where subject = ? for update")
                    .param(subject)
                    .query(String.class)
                    .single();
            return work.get();
        });
    }

    /** A row that is there before the transaction: a failed insert would end the whole on PostgreSQL. */
    private void provideLock(String subject) {
        boolean present = jdbc.sql("select count(*) from evidence_subject where subject = ?")
                        .param(subject)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!present) {
            try {
                jdbc.sql("insert into evidence_subject (subject) values (?)")
                        .param(subject)
                        .update();
            } catch (DuplicateKeyException e) {
                // Somebody else has just provided it.
            }
        }
    }

    @Override
    public void add(Evidence evidence, InputStream content) {
        jdbc.sql("insert into evidence (id, subject, task_id, file_name, media_type, file_size, sha256, uploaded_by,"
                        + " uploaded_by_name, uploaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        evidence.id(),
                        evidence.subject(),
                        evidence.taskId(),
                        evidence.fileName(),
                        evidence.mediaType(),
                        evidence.size(),
                        evidence.sha256(),
                        evidence.uploadedBy(),
                        evidence.uploadedByName(),
                        evidence.uploadedAt())
                .update();
        try {
            byte[] chunk = content.readNBytes(CHUNK);
            for (int position = 0; chunk.length > 0; position++) {
                jdbc.sql("insert into evidence_chunk (evidence_id, position, content) values (?, ?, ?)")
                        .params(evidence.id(), position, chunk)
                        .update();
                chunk = content.readNBytes(CHUNK);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Evidence> find(UUID id) {
        return jdbc.sql("select * from evidence where id = ?")
                .param(id)
                .query(JdbcEvidenceArchive::evidence)
                .optional();
    }

    @Override
    public List<Evidence> of(String subject) {
        return jdbc.sql("select * from evidence where subject = ? order by uploaded_at, file_name")
                .param(subject)
                .query(JdbcEvidenceArchive::evidence)
                .list();
    }

    @Override
    public InputStream open(UUID id) {
        return new ChunkStream(
                position -> jdbc.sql("select content from evidence_chunk where evidence_id = ? and position = ?")
                        .params(id, position)
                        .query((row, number) -> row.getBytes("content"))
                        .optional());
    }

    @Override
    public void remove(UUID id) {
        jdbc.sql("delete from evidence where id = ?").param(id).update();
    }

    private static Evidence evidence(ResultSet row, int number) throws SQLException {
        return new Evidence(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getString("task_id"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("file_size"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                row.getString("uploaded_by_name"),
                WorkCalendar.here(row.getObject("uploaded_at", OffsetDateTime.class)));
    }
}
