package org.everspring.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.everspring.evidence.Evidence;
import org.everspring.evidence.EvidenceArchive;
import org.everspring.matter.ObligationId;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("年度归档")
class YearArchiveTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final byte[] CONTENT = "佐证的原文".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private YearArchive archive;

    @Autowired
    private EvidenceArchive evidence;

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @BeforeEach
    void aReportWithEvidence() throws Exception {
        desk.openQuarter();
        day.at("2026-12-10T09:00");
        desk.handIn(WUHUA, report());
        desk.review(WUHUA, accepted());
        var file = new Evidence(
                UUID.fromString("0aa0bb0c-0000-4000-8000-000000000001"),
                WUHUA.toString(),
                null,
                "=开办材料.txt",
                "text/plain",
                CONTENT.length,
                sha256(CONTENT),
                "wuhuaqu.liaison",
                "王芳",
                OffsetDateTime.parse("2026-12-10T09:30:00+08:00"));
        evidence.alone(WUHUA.toString(), () -> {
            evidence.add(file, new ByteArrayInputStream(CONTENT));
            return file;
        });
    }

    @AfterEach
    void resetClock() {
        day.resetClock();
    }

    @Test
    @DisplayName("表格、佐证和目录都在，不用本系统也能读，校验值相符")
    void holdsTheYearReadableWithoutTheApplication() throws Exception {
        Map<String, byte[]> files = files(2026);

        assertThat(files).containsKeys("说明.txt", "表格/报送任务.csv", "表格/考核得分明细.csv", "目录.csv");
        assertThat(text(files, "表格/报送任务.csv"))
                .startsWith("\uFEFF\"业务编号\",\"季度\"")
                .contains(WUHUA.toString());
        assertThat(text(files, "表格/报送内容.csv")).contains(WUHUA.toString(), "2026-12-10 09:00:00");
        assertThat(text(files, "表格/佐证材料.csv")).contains("'=开办材料.txt", "2026-12-10 09:30:00");
        assertThat(files.get("佐证/2026Q4_1.1_wuhuaqu/0aa0bb0c-=开办材料.txt")).isEqualTo(CONTENT);
        String list = text(files, "目录.csv");
        for (var file : files.entrySet()) {
            if (!file.getKey().equals("目录.csv")) {
                assertThat(list)
                        .contains("\"" + file.getKey() + "\",\"" + file.getValue().length + "\",\""
                                + sha256(file.getValue()));
            }
        }
    }

    @Test
    @DisplayName("别的年度没有这些")
    void anotherYearHasNoneOfIt() throws Exception {
        Map<String, byte[]> files = files(2024);

        assertThat(text(files, "表格/报送任务.csv")).doesNotContain(WUHUA.toString());
        assertThat(files.keySet()).noneMatch(name -> name.startsWith("佐证/"));
    }

    private Map<String, byte[]> files(int year) throws IOException {
        Path file = archive.write(new ArchivedYear(year));
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } finally {
            Files.delete(file);
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
