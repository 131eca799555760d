package org.everspring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.Matter;
import org.everspring.matter.MatterPage;
import org.everspring.matter.Matters;
import org.everspring.matter.ModuleMatters;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.support.AtOnce;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

/** What holds on every database. */
abstract class EvidenceArchiveContract {

    private static final String SUBJECT = "2026Q4:1.1:wuhuaqu";
    private static final String MATTER = "IMP-2026-0001";
    private static final int MOST = 4;
    private static final StaffMember PERSON =
            new StaffMember("wuhuaqu.liaison", "五华区联络员", Set.of(UnitId.of("wuhuaqu")), Set.of());

    private final TestDatabase database;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private EvidenceFiles files;
    private boolean matterIsRunning = true;

    EvidenceArchiveContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        DataSource source = database.emptied();
        context.getBeanFactory().registerSingleton("dataSource", source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.scan("org.everspring.evidence.jdbc");
        context.refresh();
        files = new EvidenceFiles(
                context.getBean(EvidenceArchive.class),
                new EverybodysTasks(),
                new Matters(List.of(new OneMatter()), Plan.read(new ClassPathResource("plan/small.yaml"))),
                new EvidenceSettings(DataSize.ofMegabytes(20), MOST, List.of("pdf", "txt"), null),
                new VirusScanner(new EvidenceSettings(DataSize.ofMegabytes(20), MOST, List.of("pdf"), null)),
                Plan.read(new ClassPathResource("plan/small.yaml")),
                Clock.fixed(Instant.parse("2026-12-18T01:00:00Z"), ZoneId.of("Asia/Shanghai")));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    /** The size of a chunk, one less and one more, and several of them. */
    @ParameterizedTest
    @ValueSource(ints = {200, 262_143, 262_144, 262_145, 3_000_000})
    @DisplayName("取出的内容与上传的逐字节相同")
    void givesBackEveryByte(int size) throws IOException {
        byte[] content = SampleFiles.pdf(size);

        Evidence evidence = add(SUBJECT, "记录.pdf", content);

        assertThat(files.of(SUBJECT)).containsExactly(evidence);
        assertThat(evidence.size()).isEqualTo(size);
        try (InputStream stored = files.open(evidence)) {
            assertThat(stored.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    @DisplayName("20MB的文件收下，多1字节不收")
    void acceptsTheLargestSizeAndNotAByteMore() throws IOException {
        int largest = 20 * 1024 * 1024;

        Evidence evidence = add(SUBJECT, "大.pdf", SampleFiles.pdf(largest));

        try (InputStream stored = files.open(evidence)) {
            assertThat(stored.readAllBytes()).isEqualTo(SampleFiles.pdf(largest));
        }
        assertThatThrownBy(() -> add(SUBJECT, "更大.pdf", SampleFiles.pdf(largest + 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("文件“更大.pdf”超过20MB，请压缩或拆分后再上传。");
        assertThat(files.of(SUBJECT)).hasSize(1);
    }

    @Test
    @DisplayName("记下上传人、时间和SHA-256")
    void recordsWhoWhenAndTheHash() {
        add(SUBJECT, "办理记录.pdf", SampleFiles.pdf());

        Evidence evidence = files.of(SUBJECT).get(0);

        assertThat(evidence.fileName()).isEqualTo("办理记录.pdf");
        assertThat(evidence.mediaType()).isEqualTo("application/pdf");
        assertThat(evidence.sha256()).isEqualTo(sha256(SampleFiles.pdf()));
        assertThat(evidence.uploadedBy()).isEqualTo("wuhuaqu.liaison");
        assertThat(evidence.uploadedByName()).isEqualTo("五华区联络员");
        assertThat(evidence.uploadedAt()).hasToString("2026-12-18T09:00+08:00");
    }

    @Test
    @DisplayName("同一业务下同一文件只收一次，其他业务可以再传")
    void refusesTheSameFileTwiceOnOneSubjectOnly() {
        add(SUBJECT, "甲.pdf", SampleFiles.pdf());

        assertThatThrownBy(() -> add(SUBJECT, "乙.pdf", SampleFiles.pdf()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“乙.pdf”已经上传过，即“甲.pdf”（五华区联络员上传）");
        add("2026Q4:1.2:wuhuaqu", "甲.pdf", SampleFiles.pdf());
        assertThat(files.of("2026Q4:1.2:wuhuaqu")).hasSize(1);
    }

    @Test
    @DisplayName("同一业务下各任务的份数分别计算，两个单位可以上传同一文件")
    void countsEachTaskByItself() {
        StaffMember other = new StaffMember("panlongqu.liaison", "盘龙区联络员", Set.of(UnitId.of("panlongqu")), Set.of());
        for (int number = 0; number < MOST; number++) {
            add(SUBJECT, number + ".pdf", SampleFiles.pdf(1000 + number));
        }

        files.add(SUBJECT + "#2", "甲.pdf", new ByteArrayInputStream(SampleFiles.pdf(1000)), other);

        assertThat(files.of(SUBJECT)).hasSize(MOST + 1);
        assertThatThrownBy(() -> add(SUBJECT, "又一份.pdf", SampleFiles.pdf(2000)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("最多4份");
    }

    @Test
    @DisplayName("移除后不留内容，可以重新上传")
    void removesTheContentToo() {
        Evidence evidence = add(SUBJECT, "甲.pdf", SampleFiles.pdf(600_000));

        files.remove(evidence.id(), PERSON);

        assertThat(files.of(SUBJECT)).isEmpty();
        assertThat(context.getBean(JdbcClient.class)
                        .sql("select count(*) from evidence_chunk")
                        .query(Integer.class)
                        .single())
                .isZero();
        add(SUBJECT, "甲.pdf", SampleFiles.pdf(600_000));
    }

    @Test
    @DisplayName("多人同时上传也不超过份数上限")
    void keepsTheLimitWhenManyUploadAtOnce() throws Exception {
        int many = MOST * 2;
        List<Throwable> failures = AtOnce.run(IntStream.range(0, many)
                .<Runnable>mapToObj(number -> () -> add(SUBJECT, number + ".pdf", SampleFiles.pdf(1000 + number)))
                .toArray(Runnable[]::new));

        assertThat(files.of(SUBJECT)).hasSize(MOST);
        assertThat(failures)
                .hasSize(many - MOST)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("最多4份"));
    }

    @Test
    @DisplayName("同一文件同时上传两次只收一次")
    void keepsOneOfTwoSameFilesThatArriveTogether() throws Exception {
        Runnable upload = () -> add(SUBJECT, "甲.pdf", SampleFiles.pdf(5000));

        List<Throwable> failures = AtOnce.run(upload, upload);

        assertThat(files.of(SUBJECT)).hasSize(1);
        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("已经上传过"));
    }

    @Test
    @DisplayName("不在任务上传的材料随事项存取，事项办结前上传人可以移除")
    void keepsEvidenceOfAMatterWithoutATask() {
        Evidence evidence = addToMatter("甲.pdf", SampleFiles.pdf(), PERSON);

        assertThat(evidence.taskId()).isNull();
        assertThat(files.of(MATTER)).containsExactly(evidence);
        assertThat(files.onSubject(MATTER, PERSON).mayAdd()).isTrue();
        files.remove(evidence.id(), PERSON);
        assertThat(files.of(MATTER)).isEmpty();
    }

    @Test
    @DisplayName("事项办结后不能再上传，也不能移除")
    void changesNothingOnceTheMatterIsDone() {
        Evidence evidence = addToMatter("甲.pdf", SampleFiles.pdf(), PERSON);

        matterIsRunning = false;

        assertThat(files.onSubject(MATTER, PERSON).mayAdd()).isFalse();
        assertThatThrownBy(() -> addToMatter("乙.pdf", SampleFiles.pdf(999), PERSON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("这件事项已经办结，不能再上传材料。");
        assertThatThrownBy(() -> files.remove(evidence.id(), PERSON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("“甲.pdf”所属事项已经办结，材料随之存档，不能再移除。");
        assertThat(files.of(MATTER)).containsExactly(evidence);
    }

    @Test
    @DisplayName("无关单位查不到事项，系统管理员只能查看")
    void onlyThoseConcernedAddToAMatter() {
        StaffMember stranger = new StaffMember("panlongqu.liaison", "盘龙区联络员", Set.of(UnitId.of("panlongqu")), Set.of());
        StaffMember administrator = new StaffMember("admin", "系统管理员", Set.of(), Set.of(StaffRole.ADMINISTRATOR));

        assertThatThrownBy(() -> files.onSubject(MATTER, stranger)).isInstanceOf(EvidenceNotFoundException.class);
        assertThatThrownBy(() -> addToMatter("甲.pdf", SampleFiles.pdf(), stranger))
                .isInstanceOf(EvidenceNotFoundException.class);
        assertThat(files.onSubject(MATTER, administrator).mayAdd()).isFalse();
        assertThatThrownBy(() -> addToMatter("甲.pdf", SampleFiles.pdf(), administrator))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("不能上传");
    }

    @Test
    @DisplayName("没有这件事项时，市营商环境办和系统管理员也查不到")
    void noMatterIsFoundThatNoModuleKnows() {
        StaffMember office = new StaffMember(
                "yingshangban.liaison", "市营商办联络员", Set.of(UnitId.of("yingshangban")), Set.of(StaffRole.ADMINISTRATOR));

        assertThatThrownBy(() -> files.onSubject("IMP-2026-9999", office))
                .isInstanceOf(EvidenceNotFoundException.class);
    }

    private Evidence addToMatter(String name, byte[] content, StaffMember person) {
        return files.addTo(MATTER, name, new ByteArrayInputStream(content), person);
    }

    private Evidence add(String subject, String name, byte[] content) {
        return files.add(subject, name, new ByteArrayInputStream(content), PERSON);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A matter of 五华区 that takes evidence while it runs. */
    private final class OneMatter implements ModuleMatters {

        @Override
        public Optional<Matter> find(BusinessKey key) {
            return key.toString().equals(MATTER)
                    ? Optional.of(
                            new Matter(key, Set.of(UnitId.of("wuhuaqu")), matterIsRunning, Matter.Readers.CONCERNED))
                    : Optional.empty();
        }

        @Override
        public Optional<MatterPage> page(BusinessKey key) {
            return Optional.empty();
        }
    }

    /** Every task is open, everybody works on it, and its subject is its id up to a #. */
    private static final class EverybodysTasks implements EvidenceTasks {

        @Override
        public Optional<EvidenceTask> find(String taskId, String userId) {
            return Optional.of(new EvidenceTask(taskId, taskId.split("#")[0], EvidenceTask.Claim.OWN, true));
        }

        @Override
        public boolean isOpen(String taskId) {
            return true;
        }

        @Override
        public boolean hasWork(String subject, String userId) {
            return true;
        }
    }
}
