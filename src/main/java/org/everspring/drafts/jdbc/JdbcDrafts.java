package org.everspring.drafts.jdbc;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.everspring.drafts.Draft;
import org.everspring.drafts.Drafts;
import org.everspring.engine.TaskPlace;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDrafts implements Drafts {

    private static final String AT_THE_PLACE = " where matter = ? and step = ? and unit = ?";

    private final JdbcClient jdbc;

    JdbcDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Draft> find(TaskPlace place) {
        return jdbc.sql("select answers, version, saved_by, saved_by_name, saved_at from draft" + AT_THE_PLACE)
                .params(place.matter(), place.step(), place.unit())
                .query((row, number) -> new Draft(
                        place,
                        row.getString("answers"),
                        row.getLong("version"),
                        row.getString("saved_by"),
                        row.getString("saved_by_name"),
                        row.getObject("saved_at", OffsetDateTime.class)))
                .optional();
    }

    @Override
    public boolean save(Draft draft) {
        return draft.version() == 1 ? add(draft) : update(draft);
    }

    private boolean add(Draft draft) {
        try {
            jdbc.sql("insert into draft (answers, version, saved_by, saved_by_name, saved_at, matter, step, unit)"
                            + " values (?, 1, ?, ?, ?, ?, ?, ?)")
                    .params(
                            draft.answers(),
                            draft.savedBy(),
                            draft.savedByName(),
                            draft.savedAt(),
                            draft.place().matter(),
                            draft.place().step(),
                            draft.place().unit())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean update(Draft draft) {
        return jdbc.sql("update draft set answers = ?, version = ?, saved_by = ?, saved_by_name = ?, saved_at = ?"
                                + AT_THE_PLACE + " and version = ?")
                        .params(
                                draft.answers(),
                                draft.version(),
                                draft.savedBy(),
                                draft.savedByName(),
                                draft.savedAt(),
                                draft.place().matter(),
                                draft.place().step(),
                                draft.place().unit(),
                                draft.version() - 1)
                        .update()
                == 1;
    }

    @Override
    public void remove(TaskPlace place) {
        jdbc.sql("delete from draft" + AT_THE_PLACE)
                .params(place.matter(), place.step(), place.unit())
                .update();
    }

    @Override
    public void removeAll(String matter) {
        jdbc.sql("delete from draft where matter = ?").param(matter).update();
    }
}
