package org.everspring.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.everspring.kernel.AuditKind;
import org.everspring.support.AtOnce;
import org.everspring.support.TestDatabase;
import org.everspring.support.Typed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds on every database. */
abstract class AuditContract {

    private static final ZoneId KUNMING = ZoneId.of("Asia/Shanghai");
    private static final Instant MORNING = Instant.parse("2026-11-25T01:00:00.123456Z");
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final AuditSearch EVERYTHING = new AuditSearch(BEGINNING, END, null, null, null, null);
    private static final AuditedPerson ZHANG = new AuditedPerson("wuhuaqu.liaison", "张三", "李四");

    private final TestDatabase database;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private JdbcClient jdbc;
    private AuditEvents events;
    private AuditSeals seals;

    AuditContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        jdbc = JdbcClient.create(database.emptied());
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.scan("org.everspring.audit.jdbc");
        context.refresh();
        events = context.getBean(AuditEvents.class);
        seals = context.getBean(AuditSeals.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private static AuditEvent event(Instant at, AuditedPerson person, AuditedAction audited) {
        return new AuditEvent(
                at, person, "10.1.2.3", audited, AuditResult.DONE, null, "POST /engine-rest/task/1/complete");
    }

    private static AuditedAction finished(String subject) {
        return new AuditedAction(AuditKind.TASK, "办结任务", subject, "填报工作进展", "办理人：张三");
    }

    private List<String> subjects(AuditSearch search) {
        return events.find(search, null, 100).stream()
                .map(entry -> entry.event().audited().subject())
                .toList();
    }

    @Test
    @DisplayName("写入的每一项都原样读出，时间精确到微秒")
    void givesBackWhatWasWritten() {
        AuditEvent written = event(MORNING, ZHANG, finished("2026Q4:1.1:wuhuaqu"));

        events.add(written);

        assertThat(events.find(EVERYTHING, null, 10))
                .extracting(AuditEntry::event)
                .containsExactly(written);
    }

    @Test
    @DisplayName("未登录的人、空字符和过长的内容也能写入")
    void anythingCanBeWritten() {
        events.add(new AuditEvent(
                MORNING,
                new AuditedPerson("a\0b" + "长".repeat(300), null),
                null,
                new AuditedAction(AuditKind.LOGIN, "登录", "\uD842\uDFB7".repeat(200)),
                AuditResult.REFUSED,
                "x".repeat(5000),
                "GET /\0"));
        events.add(event(MORNING, null, finished(null)));

        List<AuditEntry> found = events.find(EVERYTHING, null, 10);
        assertThat(found).hasSize(2);
        assertThat(found.get(0).event().person()).isNull();
        assertThat(found.get(1).event().person().userId()).startsWith("a b长").hasSize(255);
        assertThat(found.get(1).event().reason()).hasSize(2000).endsWith("…");
    }

    @Nested
    @DisplayName("查找")
    class Searching {

        @BeforeEach
        void provide() {
            events.add(event(MORNING, ZHANG, finished("2026Q4:1.1:wuhuaqu")));
            events.add(event(
                    MORNING.plusSeconds(60),
                    new AuditedPerson("admin", "系统管理员"),
                    new AuditedAction(AuditKind.RIGHT, "授予权限", "100%_fagaiwei", null, null)));
            events.add(new AuditEvent(
                    MORNING.plusSeconds(86_400),
                    new AuditedPerson("wuhuaqu.leader", "王五"),
                    "10.1.2.3",
                    new AuditedAction(AuditKind.LOGIN, "登录", "wuhuaqu.leader"),
                    AuditResult.REFUSED,
                    "账号或口令不正确",
                    "POST /login"));
        }

        @Test
        @DisplayName("按期间，起点含、终点不含")
        void byPeriod() {
            assertThat(subjects(new AuditSearch(MORNING, MORNING.plusSeconds(86_400), null, null, null, null)))
                    .containsExactly("100%_fagaiwei", "2026Q4:1.1:wuhuaqu");
        }

        @Test
        @DisplayName("按账号或姓名")
        void byPerson() {
            assertThat(subjects(new AuditSearch(BEGINNING, END, "wuhuaqu.liaison", null, null, null)))
                    .containsExactly("2026Q4:1.1:wuhuaqu");
            assertThat(subjects(new AuditSearch(BEGINNING, END, "管理", null, null, null)))
                    .containsExactly("100%_fagaiwei");
        }

        @Test
        @DisplayName("按类别和结果")
        void byKindAndResult() {
            assertThat(subjects(new AuditSearch(BEGINNING, END, null, AuditKind.TASK, AuditResult.DONE, null)))
                    .containsExactly("2026Q4:1.1:wuhuaqu");
            assertThat(subjects(new AuditSearch(BEGINNING, END, null, AuditKind.TASK, AuditResult.REFUSED, null)))
                    .isEmpty();
        }

        @Test
        @DisplayName("按对象的开头或名称，百分号和下划线只是字符")
        void bySubject() {
            assertThat(subjects(new AuditSearch(BEGINNING, END, null, null, null, "2026Q4:1.1")))
                    .containsExactly("2026Q4:1.1:wuhuaqu");
            assertThat(subjects(new AuditSearch(BEGINNING, END, null, null, null, "工作进展")))
                    .containsExactly("2026Q4:1.1:wuhuaqu");
            assertThat(subjects(new AuditSearch(BEGINNING, END, null, null, null, "100%_f")))
                    .containsExactly("100%_fagaiwei");
            assertThat(subjects(new AuditSearch(BEGINNING, END, null, null, null, "%")))
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "最早的在前：{0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("同一时刻的记录翻页时不重复、不遗漏")
    void pagesByKey(boolean oldestFirst) {
        IntStream.range(0, 23).forEach(number -> events.add(event(MORNING, ZHANG, finished("S" + number))));

        List<String> read = new ArrayList<>();
        AuditCursor after = null;
        for (List<AuditEntry> page = events.find(EVERYTHING, oldestFirst, null, 5);
                !page.isEmpty();
                page = events.find(EVERYTHING, oldestFirst, after, 5)) {
            page.forEach(entry -> read.add(entry.event().audited().subject()));
            after = AuditCursor.parse(page.get(page.size() - 1).position().toString())
                    .orElseThrow();
        }

        assertThat(read)
                .isEqualTo(IntStream.range(0, 23)
                        .mapToObj(number -> "S" + (oldestFirst ? number : 22 - number))
                        .toList());
    }

    @Test
    @DisplayName("多人同时写入互不等待，一条不少")
    void manyWriteAtOnce() throws Exception {
        Runnable[] writers = IntStream.range(0, 8)
                .mapToObj(writer -> (Runnable) () -> IntStream.range(0, 50)
                        .forEach(number -> events.add(event(MORNING, ZHANG, finished(writer + "-" + number)))))
                .toArray(Runnable[]::new);

        assertThat(AtOnce.run(writers)).isEmpty();

        assertThat(events.find(EVERYTHING, null, 1000)).hasSize(400);
    }

    @Nested
    @DisplayName("封存与核验")
    class Sealing {

        private static final LocalDate FIRST = LocalDate.parse("2026-11-23");
        private static final LocalDate LAST = LocalDate.parse("2026-11-25");

        private final Clock night = Clock.fixed(Instant.parse("2026-11-25T18:30:00Z"), KUNMING);
        private SealedDays days;

        @BeforeEach
        void seal() {
            IntStream.range(0, 3)
                    .forEach(day -> IntStream.range(0, 4)
                            .forEach(number -> events.add(event(
                                    MORNING.minusSeconds(86_400L * day).plusSeconds(number),
                                    ZHANG,
                                    finished(day + "-" + number)))));
            days = new SealedDays(events, seals, night);
            upkeep(night, Period.ofYears(10)).seal();
        }

        private List<SealedDays.Finding> findings() {
            return days.check(FIRST, LAST).stream()
                    .map(SealedDays.Checked::finding)
                    .toList();
        }

        @Test
        @DisplayName("每日一封，未动过的各日一致")
        void untouchedDaysAreIntact() {
            assertThat(seals.of(FIRST, LAST)).extracting(AuditSeal::events).containsExactly(4L, 4L, 4L);
            assertThat(findings()).containsOnly(SealedDays.Finding.INTACT);
        }

        @Test
        @DisplayName("再次封存没有变化，当日在结束前不封存")
        void sealsOnce() {
            List<AuditSeal> before = seals.of(FIRST, LAST.plusDays(1));

            upkeep(night, Period.ofYears(10)).seal();

            assertThat(seals.of(FIRST, LAST.plusDays(1))).isEqualTo(before);
        }

        @Test
        @DisplayName("改动一条，当日不一致")
        void anAlteredEventIsNoticed() {
            database.tamper("update audit_event set user_name = '赵六' where subject = '1-2'");

            assertThat(findings())
                    .containsExactly(SealedDays.Finding.INTACT, SealedDays.Finding.ALTERED, SealedDays.Finding.INTACT);
        }

        @Test
        @DisplayName("缺少一条，当日不一致")
        void aMissingEventIsNoticed() {
            database.tamper("delete from audit_event where subject = '2-0'");

            assertThat(findings())
                    .containsExactly(SealedDays.Finding.ALTERED, SealedDays.Finding.INTACT, SealedDays.Finding.INTACT);
        }

        @Test
        @DisplayName("事后补写一条，当日不一致")
        void anAddedEventIsNoticed() {
            events.add(event(MORNING.minusSeconds(86_400).plusMillis(5), ZHANG, finished("late")));

            assertThat(findings())
                    .containsExactly(SealedDays.Finding.INTACT, SealedDays.Finding.ALTERED, SealedDays.Finding.INTACT);
        }

        @Test
        @DisplayName("连同封存记录一起重算某一日，次日不一致")
        void aForgedSealBreaksTheChain() {
            database.tamper("update audit_event set user_name = '赵六' where subject = '1-2'");
            AuditSeal forged = days.seal(FIRST.plusDays(1));
            database.tamper(
                    "update audit_seal set sha256 = '" + forged.sha256() + "' where sealed_day = date '2026-11-24'");

            assertThat(findings())
                    .containsExactly(SealedDays.Finding.INTACT, SealedDays.Finding.INTACT, SealedDays.Finding.ALTERED);
        }
    }

    private AuditUpkeep upkeep(Clock clock, Period retention) {
        AuditTrail trail = new AuditTrail(events, new Nobody(), clock);
        return new AuditUpkeep(
                events, seals, new SealedDays(events, seals, clock), trail, new AuditSettings(retention), clock);
    }

    @Test
    @DisplayName("只清理满保存期限的整月，清理本身留下记录，核验时如实说明")
    void clearsOnlyWhatIsOldEnough() {
        Instant now = Instant.parse("2026-11-30T19:00:00Z");
        Clock clock = Clock.fixed(now, KUNMING);
        events.add(event(Instant.parse("2016-11-30T15:59:59Z"), ZHANG, finished("old")));
        events.add(event(Instant.parse("2016-11-30T16:00:00Z"), ZHANG, finished("kept")));
        new SealedDays(events, seals, clock);
        upkeep(Clock.fixed(Instant.parse("2016-12-02T00:00:00Z"), KUNMING), Period.ofYears(10))
                .seal();

        upkeep(clock, Period.ofYears(10)).clear();
        upkeep(clock, Period.ofYears(10)).clear();

        assertThat(events.find(EVERYTHING, null, 10))
                .extracting(entry -> entry.event().audited().subject())
                .containsExactly(null, "kept");
        assertThat(events.find(EVERYTHING, null, 1).get(0).event())
                .satisfies(cleared -> assertThat(cleared.person()).isEqualTo(AuditedPerson.SYSTEM))
                .satisfies(cleared -> assertThat(cleared.audited().detail()).isEqualTo("2016-12-01之前的1条记录已满保存期限，已清理。"));
        assertThat(new SealedDays(events, seals, clock)
                        .check(LocalDate.parse("2016-11-30"), LocalDate.parse("2016-12-01")))
                .extracting(SealedDays.Checked::finding)
                .containsExactly(SealedDays.Finding.CLEARED, SealedDays.Finding.INTACT);
    }

    @Nested
    @DisplayName("导出")
    class Exporting {

        private AuditExport export;
        private final ByteArrayOutputStream file = new ByteArrayOutputStream();

        @BeforeEach
        void provide() {
            export = new AuditExport(events);
            IntStream.range(0, 2500)
                    .forEach(number -> events.add(event(MORNING.plusSeconds(number), ZHANG, finished("=1+" + number))));
        }

        @Test
        @DisplayName("表格一行一条，最新的在前，公式样的文字仍是文字")
        void writesAWorkbook() throws IOException {
            export.writeWorkbook(EVERYTHING, file);

            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
                Sheet sheet = workbook.getSheetAt(0);
                assertThat(sheet.getLastRowNum()).isEqualTo(2500);
                assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("时间");
                assertThat(sheet.getRow(1).getCell(8).getStringCellValue()).isEqualTo("=1+2499");
                assertThat(sheet.getRow(2500).getCell(1).getStringCellValue()).isEqualTo("2026-11-25 09:00:00.123456");
            }
        }

        @Test
        @DisplayName("文本带字节顺序标记，公式样的文字以撇号引出")
        void writesText() throws IOException {
            export.writeCsv(EVERYTHING, file);

            List<String> lines = file.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSize(2501);
            assertThat(lines.get(0)).startsWith("\uFEFF\"编号\",\"时间\"");
            assertThat(lines.get(1)).contains("\"张三\",\"wuhuaqu.liaison\",\"李四\"", "\"'=1+2499\"");
        }
    }

    @Test
    @DisplayName("所填文字在两种导出文件里都一字不差，没有公式")
    void exportsWhatWasTypedLetterForLetter() throws IOException {
        List<String> formulas =
                List.of("=HYPERLINK(\"http://d\",\"点\")", "+1+2", "-1+2", "@SUM(A1)", "＝1+2", "＋1", "－1", "＠1");
        List<String> plain = List.of(Typed.LINE, Typed.LINES, "_x0041_", "甲,\"乙\"\n'丙");
        List<String> typed = Stream.concat(formulas.stream(), plain.stream()).toList();
        typed.forEach(
                text -> events.add(event(MORNING, ZHANG, new AuditedAction(AuditKind.TASK, "办结任务", null, null, text))));
        AuditExport export = new AuditExport(events);

        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        export.writeWorkbook(EVERYTHING, workbook);
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook.toByteArray()))) {
            for (int i = 0; i < typed.size(); i++) {
                Cell cell = read.getSheetAt(0).getRow(typed.size() - i).getCell(12);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue()).isEqualTo(typed.get(i));
            }
        }

        ByteArrayOutputStream text = new ByteArrayOutputStream();
        export.writeCsv(EVERYTHING, text);
        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains(formulas.stream().map(value -> quoted("'" + value)).toList())
                .contains(plain.stream().map(AuditContract::quoted).toList());
    }

    private static String quoted(String value) {
        return ",\"" + value.replace("\"", "\"\"") + "\",";
    }

    /** As in a job: nobody asks. */
    private static final class Nobody implements CurrentRequest {

        @Override
        public Optional<Origin> origin() {
            return Optional.empty();
        }

        @Override
        public void written(AuditResult result) {}

        @Override
        public void refusedBecause(String reason) {}
    }
}
