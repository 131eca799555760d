package org.everspring.support;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.assertj.core.api.Assertions;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what is sent to the database, by whomever it is sent: the engine, our own code, a request's thread. A batch is one
 * statement, however many rows it has. A test says how many a deed may take, so that a slow step is seen when it comes;
 * those of the session that a request comes with are counted by themselves, as they are the same for all:
 *
 * <pre>statements.of(() -&gt; browser.get("/desk")).areAtMost(12);</pre>
 */
@TestComponent
public class SqlStatements implements BeanPostProcessor {

    /** What is sent now; null while nobody counts. */
    private volatile ConcurrentLinkedQueue<Sent> sent;

    private record Sent(String text, int rows) {

        boolean isOfTheSession() {
            return text.toLowerCase(Locale.ROOT).contains(" web_session");
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counting(source) : bean;
    }

    /** Only while somebody counts: all other tests of the context are spared the detour of each call. */
    private final class Counting extends DelegatingDataSource {

        private final DataSource counted;

        Counting(DataSource source) {
            super(source);
            counted = ProxyDataSourceBuilder.create(source)
                    .afterQuery(SqlStatements.this::note)
                    .build();
        }

        @Override
        public Connection getConnection() throws SQLException {
            return sent == null ? super.getConnection() : counted.getConnection();
        }
    }

    private void note(ExecutionInfo execution, List<QueryInfo> queries) {
        ConcurrentLinkedQueue<Sent> now = sent;
        if (now != null) {
            String text = queries.stream().map(QueryInfo::getQuery).distinct().collect(joining("; "));
            now.add(new Sent(text.replaceAll("\\s+", " ").strip(), Math.max(1, execution.getBatchSize())));
        }
    }

    /** Does it, and returns what was sent meanwhile. Not for deeds that are done side by side. */
    public Counted of(Runnable deed) {
        return sentBy(deed, false);
    }

    /** What was sent for the session alone. */
    public Counted ofTheSession(Runnable deed) {
        return sentBy(deed, true);
    }

    private Counted sentBy(Runnable deed, boolean ofTheSession) {
        var meanwhile = new ConcurrentLinkedQueue<Sent>();
        sent = meanwhile;
        try {
            deed.run();
        } finally {
            sent = null;
        }
        return new Counted(meanwhile.stream()
                .filter(statement -> statement.isOfTheSession() == ofTheSession)
                .toList());
    }

    /** What a deed has sent. */
    public static final class Counted {

        private final List<Sent> statements;

        private Counted(List<Sent> statements) {
            this.statements = statements;
        }

        public int count() {
            return statements.size();
        }

        /** The parts that each end with a statement that begins so; what comes after the last is left out. */
        public List<Counted> upToEach(String beginning) {
            List<Counted> parts = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < statements.size(); i++) {
                if (statements.get(i).text().startsWith(beginning)) {
                    parts.add(new Counted(statements.subList(from, i + 1)));
                    from = i + 1;
                }
            }
            return parts;
        }

        /** Fails with all that was sent, the most frequent first. */
        public void areAtMost(int bound) {
            if (count() > bound) {
                Assertions.fail("%d statements instead of at most %d:%n%s", count(), bound, this);
            }
        }

        /** How often each was sent, with how many rows, the most frequent first. */
        @Override
        public String toString() {
            Map<String, Long> times = statements.stream().collect(groupingBy(Sent::text, TreeMap::new, counting()));
            List<String> lines = new ArrayList<>();
            times.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                    .forEach(entry -> lines.add("%4d × (%d) %s"
                            .formatted(entry.getValue(), rows(entry.getKey()), shortened(entry.getKey()))));
            return String.join("\n", lines);
        }

        private int rows(String text) {
            return statements.stream()
                    .filter(statement -> statement.text().equals(text))
                    .mapToInt(Sent::rows)
                    .sum();
        }

        private static String shortened(String text) {
            return text.length() > 300 ? text.substring(0, 300) + " …" : text;
        }
    }
}
