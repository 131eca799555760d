package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.everspring.engine.ModelFault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("决策表的检查")
class DmnRulesTest {

    private static final Path TABLE = Path.of("processes/report-score.dmn");

    @Test
    @DisplayName("检查时间用完，不再往下解析，说明原因和办法")
    void stopsWhenTheTimeIsSpent() throws IOException {
        Faults faults = new Faults("report-score.dmn");

        DmnRules.check(ModelXml.read(Files.readAllBytes(TABLE)), faults, new ParsingTime(Duration.ZERO));

        assertThat(faults.found()).extracting(ModelFault::text).containsExactly("决策表太大或单元格太复杂，检查时间超过限度，请拆成几张表");
    }

    @Test
    @DisplayName("时间够用的，不因时间拒绝")
    void takesWhatIsReadInTime() throws IOException {
        Faults faults = new Faults("report-score.dmn");

        DmnRules.check(ModelXml.read(Files.readAllBytes(TABLE)), faults, new ParsingTime(Duration.ofHours(1)));

        assertThat(faults.found()).isEmpty();
    }
}
