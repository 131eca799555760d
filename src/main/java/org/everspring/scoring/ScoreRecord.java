package org.everspring.scoring;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A scoring as plain text, from which its hash is made: whoever has the text can check it with {@code sha256sum}.
 *
 * <p>UTF-8, each line ended by a line feed, fields parted by tabs; a tab, line feed, carriage return or backslash inside a
 * field is written {@code \t}, {@code \n}, {@code \r}, {@code \\}; what is not there is an empty field. Four lines come
 * first: {@code everspring-scores 1}; {@code period}; {@code tables} with each key and version; {@code weights} with each
 * part, then the caps and the length of the lists. Then, for each unit in ascending order of its id, a line
 * {@code score} (unit, group, quarters, average of each part, adjustment, total, grade, rank, list), the lines
 * {@code line} (unit, part, matter, title, finding, inputs, link, table, version, rule, annotation, points, adjustment) by
 * part and matter (2.2 before 2.10), and the lines {@code correction} (unit, part, matter, number, points, adjustment, reason, account, name,
 * time in UTC to the second) by part, matter and number. Neither the number of the run nor the time of scoring is in it, so
 * that scoring the same facts again by the same tables gives the same text.
 */
@Service
@Transactional(readOnly = true)
public class ScoreRecord {

    private final Scores scores;

    ScoreRecord(Scores scores) {
        this.scores = scores;
    }

    /**
     * Writes the last complete run of the period, and leaves the stream open.
     *
     * @throws InvalidInputException when the period has none
     */
    public void write(ScoringPeriod period, OutputStream out) {
        write(scores.last(period).orElseThrow(() -> new InvalidInputException(period.label() + "尚无评分结果。")), out);
    }

    /** The SHA-256 of the text, 64 hexadecimal digits in small letters. */
    String hash(ScoreRun run) {
        MessageDigest digest = sha256();
        write(run, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private void write(ScoreRun run, OutputStream out) {
        try {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writeHead(run, writer);
            writeUnits(run, writer);
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeHead(ScoreRun run, Writer writer) throws IOException {
        Weights weights = run.weights();
        write(writer, "everspring-scores", 1);
        write(writer, "period", run.period());
        write(
                writer,
                "tables",
                run.versions().entrySet().stream()
                        .map(table -> table.getKey() + "=" + table.getValue())
                        .collect(Collectors.joining(" ")));
        write(
                writer,
                "weights",
                ScoreCategory.WEIGHTED.stream()
                        .map(part -> part.code() + "=" + number(weights.weight(part)))
                        .collect(Collectors.joining(" ")),
                "adjustmentCap=" + number(weights.adjustmentCap()),
                "bonusCap=" + number(weights.bonusCap()),
                "listed=" + weights.listed());
    }

    private void writeUnits(ScoreRun run, Writer writer) throws IOException {
        Map<UnitId, UnitScore> byUnit =
                scores.scores(run).stream().collect(Collectors.toMap(UnitScore::unit, Function.identity()));
        Map<UnitId, List<Correction>> corrections =
                scores.corrections(run.period()).stream().collect(Collectors.groupingBy(Correction::unit));
        for (UnitId unit : scores.units(run)) {
            UnitScore score = byUnit.get(unit);
            if (score != null) {
                writeScore(score, writer);
            }
            for (ScoreLine line : scores.lines(run, unit)) {
                writeLine(line, writer);
            }
            List<Correction> inOrder = corrections.getOrDefault(unit, List.of()).stream()
                    .sorted(Comparator.comparing(Correction::line).thenComparing(Correction::number))
                    .toList();
            for (Correction correction : inOrder) {
                writeCorrection(correction, writer);
            }
        }
    }

    private static void writeScore(UnitScore score, Writer writer) throws IOException {
        write(
                writer,
                "score",
                score.unit(),
                score.group(),
                score.quarters(),
                number(score.averages().get(ScoreCategory.REPORT)),
                number(score.averages().get(ScoreCategory.SUMMARY)),
                number(score.averages().get(ScoreCategory.LOOP)),
                number(score.averages().get(ScoreCategory.PROMOTION)),
                number(score.adjustment()),
                number(score.total()),
                score.grade(),
                score.rank(),
                score.listed());
    }

    private static void writeLine(ScoreLine line, Writer writer) throws IOException {
        Fact fact = line.fact();
        write(
                writer,
                "line",
                fact.unit(),
                fact.part().code(),
                fact.id(),
                fact.title(),
                fact.finding(),
                new TreeMap<>(fact.inputs())
                        .entrySet().stream()
                                .map(input -> input.getKey() + "=" + input.getValue())
                                .collect(Collectors.joining(" ")),
                fact.link(),
                line.table(),
                line.tableVersion(),
                line.points().rule(),
                line.points().annotation(),
                number(line.value()),
                number(line.adjustment()));
    }

    private static void writeCorrection(Correction correction, Writer writer) throws IOException {
        write(
                writer,
                "correction",
                correction.unit(),
                correction.line().part().code(),
                correction.line().factId(),
                correction.number(),
                number(correction.points()),
                number(correction.adjustment()),
                correction.reason(),
                correction.by().userId(),
                correction.by().name(),
                correction.at().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
    }

    /** Without zeros at the end, so that it does not matter how a database returns it. */
    private static @Nullable String number(@Nullable BigDecimal number) {
        return number == null
                ? null
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static void write(Writer writer, @Nullable Object... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                writer.write('\t');
            }
            if (fields[i] != null) {
                writer.write(escaped(fields[i].toString()));
            }
        }
        writer.write('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
