package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.access.DemonstrationAccount;
import org.everspring.access.DemonstrationAccounts;
import org.everspring.access.StaffRole;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.quarter.ItemSummary;
import org.everspring.quarter.Summaries;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.SummaryState;
import org.everspring.reporting.Obligation;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.Obligations;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.SqlStatements;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * With 10,000 obligations in a quarter every page stays short, whoever opens it. The pages are those that the server knows: a
 * new one is looked at without a word here, unless a part of its path has to be filled in.
 */
@EngineTest
@DisplayName("一万项报送任务时的页面")
class PagesStayShortTest {

    private static final int LONGEST = 300_000;

    /** No page asks for each of its rows by itself. */
    private static final int MOST_STATEMENTS = 60;

    private static final Quarter QUARTER = Quarter.parse("2026Q4");
    private static final UnitId UNIT = UnitId.of("wuhuaqu");
    private static final UnitId LEAD = UnitId.of("fagaiwei");
    private static final int OF_EACH = 5_000;
    private static final int OTHERS = 300;

    /** By the path as the handler has it: what stands in its braces, and what somebody may ask of it besides. */
    private static final Map<String, List<String>> FILLED = filled();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private Environment environment;

    @Autowired
    private DemonstrationAccounts accounts;

    @Autowired
    private Plan plan;

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private Obligations obligations;

    @Autowired
    private Summaries summaries;

    @Autowired
    private SqlStatements statements;

    @Autowired
    private JdbcTemplate jdbc;

    private static Map<String, List<String>> filled() {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        paths.put(
                "/desk",
                List.of("/desk", "/desk?sort=-kind&page=99", "/desk?words=%E5%A1%AB%E6%8A%A5+1.1&item=1.1&due=soon"));
        paths.put("/help/{}", List.of("/help/staff", "/help/start", "/help/none"));
        paths.put("/desk/unit", List.of("/desk/unit", "/desk/unit?sort=arrived&page=7&due=late"));
        paths.put(
                "/desk/quarter",
                List.of(
                        "/desk/quarter",
                        "/desk/quarter?list=own&sort=-item&page=99",
                        "/desk/quarter?list=led&sort=unit&page=7&state=OPEN",
                        "/desk/quarter?sort=-state&page=200"));
        paths.put(
                "/desk/reviews",
                List.of("/desk/reviews", "/desk/reviews?all=1&item=1.1&page=99", "/desk/reviews?list=measures"));
        paths.put("/desk/urges", List.of("/desk/urges", "/desk/urges?due=all&page=99"));
        paths.put("/desk/problems", List.of("/desk/problems", "/desk/problems?sort=unit&page=99&state=running"));
        paths.put("/board/calendar", List.of("/board/calendar", "/board/calendar?year=2026&page=99"));
        // It is a file; of a year that has nothing.
        paths.put("/board/archive/{}.zip", List.of("/board/archive/2001.zip"));
        paths.put("/board/accounts", List.of("/board/accounts?sort=-name"));
        paths.put("/desk/matters/{}", List.of("/desk/matters/2026Q4:1.1"));
        paths.put("/desk/outcomes/tasks/{}", List.of("/desk/outcomes/tasks/none"));
        paths.put("/desk/outcomes/instances/{}", List.of("/desk/outcomes/instances/none"));
        paths.put("/desk/reports/{}", List.of("/desk/reports/2026Q4:1.1", "/desk/reports/2026Q4:1.1:wuhuaqu"));
        paths.put("/desk/bulletins/{}", List.of("/desk/bulletins/2026Q4"));
        paths.put("/bulletins/{}", List.of("/bulletins/2026Q4"));
        paths.put("/bulletins/{}.docx", List.of("/bulletins/2026Q4.docx"));
        paths.put("/bulletins/{}/ledger.xlsx", List.of("/bulletins/2026Q4/ledger.xlsx"));
        paths.put("/bulletins/{}/corrections/{}.docx", List.of("/bulletins/2026Q4/corrections/1.docx"));
        paths.put("/bulletins/{}/preview", List.of("/bulletins/2026Q4/preview"));
        paths.put("/bulletins/{}/corrections/new", List.of("/bulletins/2026Q4/corrections/new"));
        paths.put("/bulletins/{}/corrections/{}", List.of("/bulletins/2026Q4/corrections/1"));
        paths.put("/desk/tasks/{}", List.of("/desk/tasks/2026Q4:1.1:wuhuaqu"));
        paths.put("/desk/tasks/{}/evidence", List.of("/desk/tasks/none/evidence"));
        paths.put("/desk/tasks/{}/draft", List.of("/desk/tasks/none/draft"));
        paths.put("/desk/tasks/{}/copies", List.of("/desk/tasks/none/copies"));
        paths.put("/desk/tasks/{}/record", List.of("/desk/tasks/none/record"));
        paths.put("/desk/tasks/{}/work", List.of("/desk/tasks/none/work"));
        paths.put("/desk/subjects/{}/evidence", List.of("/desk/subjects/2026Q4:1.1:wuhuaqu/evidence"));
        paths.put("/calendar/{}.ics", List.of("/calendar/none.ics"));
        paths.put("/desk/notices/{}", List.of("/desk/notices/0"));
        paths.put("/desk/notices/{}/alike", List.of("/desk/notices/0/alike"));
        paths.put("/desk/progress/{}", List.of("/desk/progress/2026Q4"));
        paths.put("/desk/evidence/{}", List.of("/desk/evidence/00000000-0000-0000-0000-000000000000"));
        paths.put("/desk/problems/{}", List.of("/desk/problems/IMP-2026-0001"));
        paths.put("/desk/problems/{}/diagram", List.of("/desk/problems/IMP-2026-0001/diagram"));
        paths.put("/instructions", List.of("/instructions", "/instructions?sort=-unit&page=99&state=open"));
        paths.put("/instructions/new", List.of("/instructions/new?matter=2026Q4:1.1:wuhuaqu"));
        paths.put("/instructions/{}", List.of("/instructions/INS-2026-5000"));
        paths.put("/instructions/{}/diagram", List.of("/instructions/INS-2026-5000/diagram"));
        paths.put("/api/problems/{}", List.of("/api/problems/K-1"));
        paths.put("/board/experiences/{}", List.of("/board/experiences/EXP-2026-0001"));
        paths.put("/board/experiences/{}.docx", List.of("/board/experiences/EXP-2026-0001.docx"));
        paths.put("/board/accounts/{}", List.of("/board/accounts/wuhuaqu.liaison"));
        paths.put("/board/units/{}", List.of("/board/units/wuhuaqu", "/board/units/wuhuaqu?page=99"));
        paths.put("/board/units/{}.xlsx", List.of("/board/units/wuhuaqu.xlsx"));
        paths.put("/board/items/{}", List.of("/board/items/1.1", "/board/items/1.1?page=99"));
        paths.put("/board/items/{}.xlsx", List.of("/board/items/1.1.xlsx"));
        paths.put("/board/targets/{}", List.of("/board/targets/opening-days", "/board/targets/opening-days?page=99"));
        paths.put("/board/targets/{}.xlsx", List.of("/board/targets/opening-days.xlsx"));
        paths.put("/board/loop", List.of("/board/loop", "/board/loop?by=unit&source=enterprise&quarter=2026Q4"));
        paths.put("/board/promotion", List.of("/board/promotion", "/board/promotion?page=99&item=1.1"));
        paths.put("/board/models/{}", List.of("/board/models/unitReport"));
        paths.put("/board/models/{}/versions/{}", List.of("/board/models/unitReport/versions/1"));
        paths.put("/board/assessment/{}", List.of("/board/assessment/2026Q4"));
        paths.put("/board/assessment/{}/units/{}", List.of("/board/assessment/2026Q4/units/wuhuaqu"));
        paths.put("/board/assessment/{}/verify", List.of("/board/assessment/2026Q4/verify"));
        paths.put("/board/assessment/{}.xlsx", List.of("/board/assessment/2026Q4.xlsx"));
        paths.put("/board/assessment/{}.docx", List.of("/board/assessment/2026Q4.docx"));
        paths.put("/board/assessment/{}.txt", List.of("/board/assessment/2026Q4.txt"));
        paths.put("/board/assessment/tables/{}.dmn", List.of("/board/assessment/tables/reportScore.dmn"));
        paths.put("/api/assessment/{}", List.of("/api/assessment/2026Q4"));
        return paths;
    }

    @BeforeEach
    void fill() {
        day.at("2026-11-26T09:00");
        day.openQuarter(QUARTER.toString());
        problems.file();
        ObligationSnapshot pattern = obligations
                .get(new ObligationId(QUARTER, ItemId.of("1.1"), UNIT))
                .loaded();
        List<Obligation> more = new ArrayList<>();
        IntStream.range(0, OF_EACH).forEach(number -> {
            more.add(like(pattern, ItemId.of("9.%d.%d".formatted(1 + number / 99, 1 + number % 99)), UNIT));
            more.add(like(pattern, ItemId.of("1.1"), UnitId.of("unit" + number)));
        });
        obligations.add(more);
        ItemSummary summary = summaries.get(pattern.id().summary());
        IntStream.range(0, OTHERS)
                .forEach(number -> summaries.add(like(summary.loaded(), 1 + number / 99, 1 + number % 99)));
        fillTheRest();
    }

    private static Obligation like(ObligationSnapshot pattern, ItemId item, UnitId unit) {
        return new Obligation(new ObligationSnapshot(
                new ObligationId(QUARTER, item, unit),
                LEAD,
                pattern.state(),
                pattern.due(),
                pattern.closes(),
                0,
                null,
                null,
                0,
                0,
                0,
                null,
                null,
                0));
    }

    private static ItemSummary like(SummarySnapshot pattern, int second, int third) {
        return new ItemSummary(new SummarySnapshot(
                new SummaryId(QUARTER, ItemId.of("9." + second + "." + third)),
                LEAD,
                SummaryState.WAITING,
                pattern.due(),
                pattern.closes(),
                1,
                0,
                null,
                null,
                0,
                0,
                null,
                null,
                0));
    }

    /** What has no repository that adds many at once. */
    private void fillTheRest() {
        OffsetDateTime now = OffsetDateTime.parse("2026-11-26T09:00+08:00");
        insert(
                "insert into notice (notice_key, user_id, person_name, unit_id, recipient_role, urgency, subject, body,"
                        + " posted_at, due_at, posted_on) values (?, 'wuhuaqu.liaison', '五华区', 'wuhuaqu', 'LIAISON', 'DIGEST', ?, ?, ?,"
                        + " ?, ?)",
                number -> new Object[] {
                    "n" + number, "【提醒】第" + number + "条", "请按期报送。".repeat(60), now, now, now.toLocalDate()
                });
        insert(
                "insert into problem (id, source, item_id, title, description, reported_by_unit_id, reported_by_name,"
                        + " reported_at, state, waiting_unit_id, step_due_at, triage_unit_id, verification_failures)"
                        + " values (?, 'ENTERPRISE', '1.1', ?, ?, 'wuhuaqu', '五华区', ?, 'REPORTED', 'fagaiwei', ?,"
                        + " 'fagaiwei', 0)",
                number -> new Object[] {"IMP-2026-" + (5000 + number), "问题" + number, "排队过长。".repeat(100), now, now});
        insert("insert into problem_reader (unit_id, problem_id) values ('wuhuaqu', ?)", number ->
                new Object[] {"IMP-2026-" + (5000 + number)});
        insert(
                "insert into experience (id, item_id, unit_id, title, background, practice, effect, copyable, state, round,"
                        + " recognition, nominated_by, nominated_at)"
                        + " values (?, '1.1', 'wuhuaqu', ?, ?, '做法', '成效', '可复制', 'UNDER_REVIEW', 1, 'NONE',"
                        + " 'wuhuaqu.liaison', ?)",
                number -> new Object[] {"EXP-2026-" + (5000 + number), "经验" + number, "背景。".repeat(100), now});
        insert(
                "insert into instruction (id, batch_id, text, unit_id, leader_name, entered_by, entered_name, issued_at, state,"
                        + " due_at, receipt_due_at, answers, times_returned, extensions, version)"
                        + " values (?, 'INS-2026-5000', ?, 'wuhuaqu', '王市长', 'lingdaoxiaozu.leader', '王市长', ?, 'ISSUED', ?, ?,"
                        + " 0, 0, 0, 0)",
                number -> new Object[] {"INS-2026-" + (5000 + number), "请抓紧办理。".repeat(100), now, now, now});
        insert(
                "insert into audit_event (occurred_at, kind, action, subject, result, detail, request)"
                        + " values (?, 'PAGE', '催办', ?, 'DONE', ?, 'POST /desk')",
                number -> new Object[] {now, "2026Q4:1.1:unit" + number, "请按期报送。".repeat(60)});
        insert(
                "insert into calendar_edition (id, year_of, file_name, taken_by, taken_at) values (?, 1999, ?, 'admin', ?)",
                number -> new Object[] {100_000 + number, "2026.csv", now});
        insert("insert into act_id_user (id_, rev_, first_, last_) values (?, 1, ?, ' ')", number ->
                new Object[] {"many" + number, "人员" + number});
    }

    private void insert(String sql, IntFunction<Object[]> row) {
        jdbc.batchUpdate(sql, IntStream.range(0, OTHERS).mapToObj(row).toList());
    }

    @Test
    @DisplayName("每个页面、每种角色都不超过300千字节，语句不随行数增加")
    void everyPageIsShortForEverybody() {
        List<String> pages = pages();
        List<String> faults = new ArrayList<>();
        try {
            readers().forEach(reader -> {
                Browser browser = Browser.signedIn(environment, reader);
                pages.forEach(page -> look(page, reader, browser, faults));
            });
        } finally {
            jdbc.update("delete from act_id_user where id_ like 'many%'");
            jdbc.update("delete from calendar_edition where id >= 100000");
        }

        assertThat(faults).isEmpty();
    }

    private void look(String page, String reader, Browser browser, List<String> faults) {
        List<HttpResponse<byte[]>> answer = new ArrayList<>();
        int sent = statements.of(() -> answer.add(browser.download(page))).count();
        int status = answer.get(0).statusCode();
        boolean file = answer.get(0).headers().firstValue("Content-Disposition").isPresent();
        int length = file ? 0 : answer.get(0).body().length;
        String measured = "%s as %s: %d, %,d bytes, %d statements".formatted(page, reader, status, length, sent);
        if (status >= 500 || length > LONGEST || sent > MOST_STATEMENTS) {
            faults.add(measured);
        }
    }

    /** Everything that is read, but for files. */
    private List<String> pages() {
        List<String> pages = new ArrayList<>();
        for (String pattern : patterns()) {
            String known = pattern.replaceAll("\\{[^}]*}", "{}");
            assertThat(known.contains("{}") && !FILLED.containsKey(known))
                    .as("Say in %s what stands in the braces of %s", getClass().getSimpleName(), pattern)
                    .isFalse();
            pages.addAll(FILLED.getOrDefault(known, List.of(known)));
        }
        assertThat(pages).contains("/", "/desk", "/board/audit", "/board/operations", "/desk/notices");
        return pages;
    }

    private TreeSet<String> patterns() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(handler -> handler.getValue().getBeanType().getName().startsWith("org.everspring."))
                .map(Map.Entry::getKey)
                .filter(PagesStayShortTest::isRead)
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isRead(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.resolve(HttpMethod.GET));
    }

    private List<String> readers() {
        Stream<DemonstrationAccount> roles = Stream.of(StaffRole.values()).map(accounts::of);
        Stream<DemonstrationAccount> units = Stream.of(
                        UNIT, LEAD, plan.office().id(), plan.leadingGroup().id())
                .map(plan::unit)
                .map(accounts::liaisonOf);
        return Stream.concat(roles, units).map(DemonstrationAccount::userId).toList();
    }
}
