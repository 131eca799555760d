package org.everspring.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.everspring.bulletin.BulletinDocument;
import org.everspring.bulletin.BulletinPapers;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Quarter;
import org.everspring.evidence.Evidence;
import org.everspring.evidence.EvidenceArchive;
import org.everspring.kernel.CsvLine;
import org.springframework.stereotype.Component;

/**
 * All that a year has left: tables as text, bulletins and ledgers as they were published, evidence as it was uploaded, and a list
 * of all files with their SHA-256. Nothing is held in memory but the file that is under way; the whole is put into a file of the
 * node first, so that a slow line holds no transaction open and what fails is not a torn archive.
 */
@Component
public class YearArchive {

    private static final String README = """
            %1$d年度归档，%2$s导出。

            表格\t各类业务数据，逗号分隔的文本（UTF-8），可以用Excel、WPS打开。跨年的问题和经验按与本年度有关的部分列出。
            通报\t当年各季度印发的通报（Word）和印发时的台账（Excel）。
            佐证\t各单位上传的佐证材料原件，按业务编号分文件夹。
            目录.csv\t本归档的全部文件及其SHA-256校验值。

            所有文件都不依赖本系统。审计记录由审计人员另行导出。
            """;

    private final ArchiveTables tables;
    private final QuarterBulletins bulletins;
    private final BulletinPapers papers;
    private final BulletinDocument document;
    private final EvidenceArchive evidence;
    private final Clock clock;

    YearArchive(
            ArchiveTables tables,
            QuarterBulletins bulletins,
            BulletinPapers papers,
            BulletinDocument document,
            EvidenceArchive evidence,
            Clock clock) {
        this.tables = tables;
        this.bulletins = bulletins;
        this.papers = papers;
        this.document = document;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** The caller removes it. */
    public Path write(ArchivedYear year) throws IOException {
        Path file = Files.createTempFile("everspring-archive-", ".zip");
        try (Zip zip = new Zip(Files.newOutputStream(file))) {
            zip.add(
                    "说明.txt",
                    out -> out.write(README.formatted(year.value(), DateText.MINUTE.of(clock.instant()))
                            .getBytes(StandardCharsets.UTF_8)));
            for (ArchiveTable table : tables.all()) {
                zip.add("表格/" + table.name() + ".csv", out -> write(table, year, out));
            }
            for (Quarter quarter : year.quarters()) {
                write(quarter, zip);
            }
            for (UUID id : tables.evidence(year)) {
                // One that is taken back meanwhile is in the table and not here.
                var found = evidence.find(id);
                if (found.isPresent()) {
                    zip.add(name(found.get()), out -> copy(id, out));
                }
            }
            zip.list();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return file;
    }

    private void write(ArchiveTable table, ArchivedYear year, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(CsvLine.MARK);
        tables.read(table, year, values -> {
            try {
                writer.write(CsvLine.of(values));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.flush();
    }

    private void write(Quarter quarter, Zip zip) throws IOException {
        var published = bulletins.published(quarter);
        if (published.isPresent()) {
            var bulletin = published.get();
            if (bulletin.number() != null && bulletin.publishedAt() != null) {
                var paper = papers.of(
                        bulletin.text(), bulletin.number(), bulletins.facts(bulletin), bulletin.publishedAt());
                zip.add("通报/" + quarter + "-通报.docx", out -> out.write(document.write(paper)));
            }
        }
        var ledger = bulletins.ledger(quarter);
        if (ledger.isPresent()) {
            zip.add("通报/" + quarter + "-台账.xlsx", out -> out.write(ledger.get()));
        }
    }

    private void copy(UUID id, OutputStream out) throws IOException {
        try (InputStream content = evidence.open(id)) {
            content.transferTo(out);
        }
    }

    /** Two files of one matter may have one name. */
    private static String name(Evidence file) {
        return "佐证/" + clean(file.subject()) + "/" + file.id().toString().substring(0, 8) + "-"
                + clean(file.fileName());
    }

    private static String clean(String text) {
        return text.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }

    private interface Content {

        void write(OutputStream out) throws IOException;
    }

    /** Knows what it has got. */
    private static final class Zip implements AutoCloseable {

        private final ZipOutputStream out;
        private final List<List<String>> entries = new ArrayList<>();

        private Zip(OutputStream file) {
            this.out = new ZipOutputStream(new BufferedOutputStream(file), StandardCharsets.UTF_8);
        }

        private void add(String name, Content content) throws IOException {
            ZipEntry entry = new ZipEntry(name);
            out.putNextEntry(entry);
            DigestOutputStream digested = new DigestOutputStream(out, sha256());
            content.write(digested);
            out.closeEntry();
            entries.add(List.of(
                    name,
                    Long.toString(entry.getSize()),
                    HexFormat.of().formatHex(digested.getMessageDigest().digest())));
        }

        private void list() throws IOException {
            add("目录.csv", into -> {
                StringBuilder lines = new StringBuilder().append(CsvLine.MARK);
                lines.append(CsvLine.of(List.of("文件", "字节", "校验值SHA-256")));
                entries.forEach(entry -> lines.append(CsvLine.of(entry)));
                into.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            });
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
