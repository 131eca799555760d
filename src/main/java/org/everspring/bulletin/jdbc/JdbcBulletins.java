package org.everspring.bulletin.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.bulletin.Bulletin;
import org.everspring.bulletin.Bulletins;
import org.everspring.calendar.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBulletins implements Bulletins {

    private final JdbcClient jdbc;

    JdbcBulletins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void issue(Bulletin bulletin, String userId, OffsetDateTime at) {
        jdbc.sql("insert into bulletin (quarter, number, title, overview, requirements, signed_by, issued_by,"
                        + " issued_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        bulletin.quarter().toString(),
                        bulletin.number(),
                        bulletin.title(),
                        bulletin.overview(),
                        bulletin.requirements(),
                        bulletin.signedBy(),
                        userId,
                        at)
                .update();
    }

    @Override
    public Optional<Bulletin> find(Quarter quarter) {
        return jdbc.sql("select * from bulletin where quarter = ?")
                .param(quarter.toString())
                .query(JdbcBulletins::bulletin)
                .optional();
    }

    @Override
    public List<Bulletin> published(Quarter last, int most) {
        return jdbc.sql("select * from bulletin where published_at is not null and quarter <= ?"
                        + " order by quarter desc limit ?")
                .params(last == null ? "9999Q4" : last.toString(), most)
                .query(JdbcBulletins::bulletin)
                .list();
    }

    @Override
    public int issuedIn(int year) {
        return jdbc.sql("select count(*) from bulletin where number like ?")
                .param("〔" + year + "〕%")
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean isNumberTaken(String number, Quarter besides) {
        return jdbc.sql("select count(*) from bulletin where number = ? and quarter <> ?")
                        .params(number, besides.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public boolean publish(Quarter quarter, OffsetDateTime at) {
        return jdbc.sql("update bulletin set published_at = ? where quarter = ? and published_at is null")
                        .params(at, quarter.toString())
                        .update()
                == 1;
    }

    private static Bulletin bulletin(ResultSet row, int number) throws SQLException {
        return new Bulletin(
                Quarter.parse(row.getString("quarter")),
                row.getString("number"),
                row.getString("title"),
                row.getString("overview"),
                row.getString("requirements"),
                row.getString("signed_by"),
                row.getObject("published_at", OffsetDateTime.class));
    }
}
