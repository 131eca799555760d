package org.everspring.bench;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.support.Browser;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How long the pages of problems and of the experience library take over HTTP with 10,000 open problems and 500 published
 * experiences, one request after the other. 95 of 100 should take less than 300 ms.
 */
final class ProblemListsBenchmark implements OwnBenchmark {

    private static final int PROBLEMS = 10_000;
    private static final int EXPERIENCES = 500;
    private static final int REQUESTS = 50;
    private static final int WARM_UP = 20;
    private static final int ADOPTIONS = 20;

    private static final OffsetDateTime REPORTED = OffsetDateTime.parse("2026-01-05T09:00:00+08:00");
    private static final OffsetDateTime DUE = OffsetDateTime.parse("2026-12-11T00:00:00+08:00");

    private static final List<String> STATES =
            List.of("REPORTED", "BENCHMARKING", "IMPROVING", "VERIFYING", "SUMMARISING");
    private static final List<String> MATTERS =
            List.of("开办企业", "不动产登记", "获得电力", "用水报装", "招标投标", "纳税申报", "跨境贸易", "劳动监察", "执行合同", "企业注销");
    private static final List<String> TROUBLES = List.of("往返多次", "材料重复提交", "办理超时", "窗口说法不一", "系统无法提交");

    @Override
    public List<Figure> run(ConfigurableApplicationContext application, int size) {
        fill(application.getBean(JdbcTemplate.class), application.getBean(Plan.class));
        Browser unit = Browser.signedIn(application.getEnvironment(), "wuhuaqu.liaison");
        Browser office = Browser.signedIn(application.getEnvironment(), "yingshangban.liaison");
        return List.of(
                time("problems of a unit", unit, "/desk/problems"),
                time("problems of a unit, text", unit, "/desk/problems?text=往返多次（{n}"),
                time("problems that wait for a unit", unit, "/desk/problems?state=running&waitingFor=wuhuaqu"),
                time("all problems", office, "/desk/problems"),
                time("all problems, last page", office, "/desk/problems?page=99999"),
                time("all problems, text", office, "/desk/problems?text=往返多次（{n}"),
                time("all problems, text not found", office, "/desk/problems?text=无此词{n}"),
                time("all problems, item and state", office, "/desk/problems?state=IMPROVING&item=2.1"),
                time("one problem", office, "/desk/problems/IMP-2026-{n}001"),
                time("library", unit, "/board/experiences"),
                time("library, text", unit, "/board/experiences?text=往返 并联 {n}"),
                time("library, item and text", unit, "/board/experiences?item=2.1&text=开办企业 {n}"));
    }

    /** @param path with {n} for one of ten numbers, as a database may answer the same question from memory */
    private static Figure time(String what, Browser browser, String path) {
        List<Double> millis = new ArrayList<>();
        for (int i = -WARM_UP; i < REQUESTS; i++) {
            String asked = UriComponentsBuilder.fromUriString(path)
                    .buildAndExpand(Map.of("n", Math.abs(i % 10)))
                    .encode()
                    .toUriString();
            long start = System.nanoTime();
            int status = browser.get(asked).status();
            double taken = (System.nanoTime() - start) / 1e6;
            if (status != 200) {
                throw new IllegalStateException(asked + ": " + status);
            }
            if (i >= 0) {
                millis.add(taken);
            }
        }
        return new Figure(what + " (10,000 problems, 500 experiences)", "time", "ms", millis);
    }

    /** Spread over all items and units of the plan; each problem concerns four units. */
    static void fill(JdbcTemplate jdbc, Plan plan) {
        List<Item> items = plan.items();
        List<String> units = plan.units().stream()
                .filter(unit -> !unit.equals(plan.leadingGroup()))
                .map(Unit::id)
                .map(UnitId::value)
                .toList();
        List<Object[]> problems = new ArrayList<>();
        List<Object[]> concerned = new ArrayList<>();
        List<Object[]> readers = new ArrayList<>();
        for (int i = 1; i <= PROBLEMS; i++) {
            String id = "IMP-2026-%04d".formatted(i);
            Item item = items.get(i % items.size());
            String lead = item.principalLead().value();
            String reporter = units.get(i % units.size());
            String unit = units.get((i * 7 + 3) % units.size());
            String other = units.get((i * 5 + 11) % units.size());
            String state = STATES.get(i % STATES.size());
            boolean assigned = !state.equals("REPORTED");
            problems.add(new Object[] {
                id,
                "ENTERPRISE",
                item.id().value(),
                MATTERS.get(i % MATTERS.size()) + TROUBLES.get(i % 7 % TROUBLES.size()) + "（" + i + "）",
                "企业反映在办理过程中遇到困难，已多次联系窗口仍未解决，具体情况见所附材料。".repeat(1 + i % 8),
                reporter,
                "某某联络员",
                REPORTED.plusMinutes(i * 7L),
                state,
                state.equals("REPORTED") || state.equals("VERIFYING") ? lead : unit,
                DUE,
                lead,
                assigned ? unit : null,
                assigned ? lead : null,
                assigned ? DUE : null,
                assigned ? REPORTED.plusMinutes(i * 7L) : null
            });
            concerned.add(new Object[] {id, 0, other});
            List.of(reporter, lead, unit, other).stream()
                    .distinct()
                    .forEach(reader -> readers.add(new Object[] {reader, id}));
        }
        insert(
                jdbc,
                "insert into problem (id, source, item_id, title, description, reported_by_unit_id, reported_by_name,"
                        + " reported_at, state, waiting_unit_id, step_due_at, triage_unit_id, unit_id, lead_unit_id, due_at,"
                        + " assigned_at, verification_failures) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                problems);
        insert(jdbc, "insert into problem_concerned (problem_id, position, unit_id) values (?, ?, ?)", concerned);
        insert(jdbc, "insert into problem_reader (unit_id, problem_id) values (?, ?)", readers);

        List<Object[]> experiences = new ArrayList<>();
        List<Object[]> adoptions = new ArrayList<>();
        for (int i = 1; i <= EXPERIENCES; i++) {
            String id = "EXP-2026-%04d".formatted(i);
            String matter = MATTERS.get(i % MATTERS.size());
            experiences.add(new Object[] {
                id,
                items.get(i % items.size()).id().value(),
                units.get(i % units.size()),
                matter + "“一窗受理、并联审批”的做法（" + i + "）",
                (matter + "涉及多个部门，材料重复提交，企业往返多次，反映强烈。").repeat(12),
                (matter + "由综合窗口统一收件，部门之间并联审批、数据共享，材料只交一次。").repeat(30),
                (TROUBLES.get(i % TROUBLES.size()) + "的情况明显减少，办理时限压缩一半。").repeat(12),
                "岗位设置、材料清单和接口规范可以直接复制，各单位结合实际实施。".repeat(12),
                REPORTED.plusDays(i / 2).plusMinutes(i)
            });
            for (int position = 0; position < ADOPTIONS; position++) {
                adoptions.add(new Object[] {id, units.get((i + 1 + position) % units.size()), position});
            }
        }
        insert(
                jdbc,
                "insert into experience (id, item_id, unit_id, title, background, practice, effect, copyable, state, round,"
                        + " recognition, nominated_by, nominated_at, published_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'PROMOTED', 1, 'NONE', 'somebody', current_timestamp, ?)",
                experiences);
        insert(
                jdbc,
                "insert into experience_adoption (experience_id, unit_id, position, state) values (?, ?, ?, 'ADOPTED')",
                adoptions);
        // What the server does by itself sooner or later; here the requests follow at once.
        jdbc.execute("analyze");
    }

    private static void insert(JdbcTemplate jdbc, String sql, List<Object[]> rows) {
        IntStream.iterate(0, from -> from < rows.size(), from -> from + 1000)
                .forEach(from -> jdbc.batchUpdate(sql, rows.subList(from, Math.min(from + 1000, rows.size()))));
    }
}
