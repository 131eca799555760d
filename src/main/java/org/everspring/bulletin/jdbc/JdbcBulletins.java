package org.everspring.bulletin.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.everspring.bulletin.Bulletin;
import org.everspring.bulletin.BulletinFacts;
import org.everspring.bulletin.BulletinHead;
import org.everspring.bulletin.BulletinText;
import org.everspring.bulletin.BulletinText.ItemText;
import org.everspring.bulletin.Bulletins;
import org.everspring.bulletin.Correction;
import org.everspring.bulletin.DocumentNumber;
import org.everspring.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBulletins implements Bulletins {

    /** One row of bulletin_ledger; H2 takes a megabyte at most. */
    private static final int CHUNK = 256 * 1024;

    private static final String LAST_QUARTER = "9999Q4";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcBulletins(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void issue(Quarter quarter, BulletinText text, String userId, OffsetDateTime at) {
        String id = quarter.toString();
        jdbc.sql("delete from bulletin_item where quarter in"
                        + " (select quarter from bulletin where quarter = ? and published_at is null)")
                .param(id)
                .update();
        jdbc.sql("delete from bulletin where quarter = ? and published_at is null")
                .param(id)
                .update();
        jdbc.sql(
                        "insert into bulletin (quarter, title, overview, targets, problems, experiences, conduct, requirements,"
                                + " signed_by, issued_by, issued_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        id,
                        text.title(),
                        text.overview(),
                        text.targets(),
                        text.problems(),
                        text.experiences(),
                        text.conduct(),
                        text.requirements(),
                        text.signedBy(),
                        userId,
                        at))
                .update();
        for (int position = 0; position < text.items().size(); position++) {
            ItemText item = text.items().get(position);
            jdbc.sql("insert into bulletin_item (quarter, position, item_id, title, text) values (?, ?, ?, ?, ?)")
                    .params(id, position, item.item(), item.title(), item.text())
                    .update();
        }
    }

    @Override
    public Optional<Bulletin> find(Quarter quarter) {
        List<ItemText> items = jdbc.sql("select * from bulletin_item where quarter = ? order by position")
                .param(quarter.toString())
                .query((row, number) ->
                        new ItemText(row.getString("item_id"), row.getString("title"), row.getString("text")))
                .list();
        return jdbc.sql("select * from bulletin where quarter = ?")
                .param(quarter.toString())
                .query((row, number) -> bulletin(row, items))
                .optional();
    }

    private Bulletin bulletin(ResultSet row, List<ItemText> items) throws SQLException {
        return new Bulletin(
                Quarter.parse(row.getString("quarter")),
                row.getString("number"),
                new BulletinText(
                        row.getString("title"),
                        row.getString("overview"),
                        items,
                        row.getString("targets"),
                        row.getString("problems"),
                        row.getString("experiences"),
                        row.getString("conduct"),
                        row.getString("requirements"),
                        row.getString("signed_by")),
                facts(row.getString("facts")),
                row.getObject("published_at", OffsetDateTime.class));
    }

    private @Nullable BulletinFacts facts(@Nullable String kept) {
        try {
            return kept == null ? null : json.readValue(kept, BulletinFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The facts of a bulletin cannot be read", e);
        }
    }

    @Override
    public List<BulletinHead> published(@Nullable Quarter last, int most) {
        List<BulletinHead> bulletins = jdbc.sql(
                        "select quarter, number, title, published_at, exists (select 1 from bulletin_ledger"
                                + " where bulletin_ledger.quarter = bulletin.quarter and position = 0) as ledger from bulletin"
                                + " where published_at is not null and quarter <= ? order by quarter desc limit ?")
                .params(last == null ? LAST_QUARTER : last.toString(), most)
                .query((row, number) -> head(row, 0, row.getBoolean("ledger")))
                .list();
        if (bulletins.isEmpty()) {
            return bulletins;
        }
        Stream<BulletinHead> corrections = jdbc
                .sql("select quarter, ordinal, number, title, published_at from bulletin_correction"
                        + " where quarter in (:quarters)")
                .param(
                        "quarters",
                        bulletins.stream()
                                .map(head -> head.quarter().toString())
                                .toList())
                .query((row, number) -> head(row, row.getInt("ordinal"), false))
                .list()
                .stream();
        return Stream.concat(bulletins.stream(), corrections)
                .sorted(Comparator.comparing(BulletinHead::quarter)
                        .thenComparing(BulletinHead::correction)
                        .reversed())
                .toList();
    }

    private static BulletinHead head(ResultSet row, int correction, boolean ledger) throws SQLException {
        return new BulletinHead(
                Quarter.parse(row.getString("quarter")),
                correction,
                row.getString("number"),
                row.getString("title"),
                row.getObject("published_at", OffsetDateTime.class),
                ledger);
    }

    @Override
    public boolean publish(Quarter quarter, DocumentNumber number, BulletinFacts facts, OffsetDateTime at) {
        return jdbc.sql("update bulletin set number = ?, number_year = ?, number_sequence = ?, facts = ?,"
                                + " published_at = ? where quarter = ? and published_at is null")
                        .params(number.text(), number.year(), number.sequence(), written(facts), at, quarter.toString())
                        .update()
                == 1;
    }

    private String written(BulletinFacts facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void keepLedger(Quarter quarter, byte[] workbook) {
        for (int start = 0, position = 0; start < workbook.length; start += CHUNK, position++) {
            jdbc.sql("insert into bulletin_ledger (quarter, position, content) values (?, ?, ?)")
                    .params(
                            quarter.toString(),
                            position,
                            Arrays.copyOfRange(workbook, start, Math.min(workbook.length, start + CHUNK)))
                    .update();
        }
    }

    @Override
    public Optional<byte[]> ledger(Quarter quarter) {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        jdbc.sql("select content from bulletin_ledger where quarter = ? order by position")
                .param(quarter.toString())
                .query(row -> {
                    workbook.writeBytes(row.getBytes("content"));
                });
        return workbook.size() == 0 ? Optional.empty() : Optional.of(workbook.toByteArray());
    }

    @Override
    public boolean hasLedger(Quarter quarter) {
        return jdbc.sql("select count(*) from bulletin_ledger where quarter = ? and position = 0")
                        .param(quarter.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public void add(Correction correction, DocumentNumber number, String userId) {
        jdbc.sql("insert into bulletin_correction (quarter, ordinal, number, number_year, number_sequence, title, text,"
                        + " signed_by, published_by, published_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        correction.quarter().toString(),
                        correction.ordinal(),
                        correction.number(),
                        number.year(),
                        number.sequence(),
                        correction.title(),
                        correction.text(),
                        correction.signedBy(),
                        userId,
                        correction.publishedAt())
                .update();
    }

    @Override
    public List<Correction> corrections(Quarter quarter) {
        return jdbc.sql("select * from bulletin_correction where quarter = ? order by ordinal")
                .param(quarter.toString())
                .query((row, number) -> new Correction(
                        quarter,
                        row.getInt("ordinal"),
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("text"),
                        row.getString("signed_by"),
                        row.getObject("published_at", OffsetDateTime.class)))
                .list();
    }

    @Override
    public int lastSequence(int year) {
        return jdbc.sql(
                        "select coalesce(max(number_sequence), 0) from (select number_year, number_sequence from bulletin"
                                + " union all select number_year, number_sequence from bulletin_correction) numbers"
                                + " where number_year = ?")
                .param(year)
                .query(Integer.class)
                .single();
    }
}
