package org.everspring.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("启动时读取工作方案")
@ExtendWith(OutputCaptureExtension.class)
class PlanStartTest {

    final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(PlanConfiguration.class);

    @TempDir
    Path folder;

    @Test
    @DisplayName("没有设置或设置为空时使用昆明方案")
    void startsWithTheKunmingPlan() {
        application.run(context -> assertThat(context.getBean(Plan.class).id()).isEqualTo("kunming-2023-40"));
        application
                .withPropertyValues("everspring.plan=", "everspring.reporting.shift=none")
                .run(context -> assertThat(context.getBean(Plan.class).id()).isEqualTo("kunming-2023-40"));
    }

    @Test
    @DisplayName("其他城市只需换一个方案文件")
    void startsWithAnotherCitysFile() throws IOException {
        Path file = Files.write(folder.resolve("small.yaml"), PlanFile.right().getContentAsByteArray());

        application
                .withPropertyValues("everspring.plan=" + file.toUri())
                .run(context -> assertThat(context.getBean(Plan.class).title()).isEqualTo("小城方案"));
    }

    @Test
    @DisplayName("写错的方案使启动停止，只给出一条提示")
    void stopsTheStartWithOneMessage(CapturedOutput output) throws IOException {
        Path file = Files.write(
                folder.resolve("small.yaml"),
                PlanFile.with("leads: [dongxian]", "leads: [nanxian]").getContentAsByteArray());

        Throwable failure = catchThrowable(() -> new SpringApplicationBuilder(PlanConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.location=optional:classpath:/none/")
                .run("--everspring.plan=" + file.toUri()));

        assertThat(failure).hasRootCauseInstanceOf(InvalidPlanException.class);
        assertThat(output)
                .containsOnlyOnce("APPLICATION FAILED TO START")
                .contains("工作方案文件 small.yaml 第29行：没有标识为“nanxian”的单位")
                .contains("请改正工作方案文件（设置 everspring.plan 指定）后重新启动。")
                .doesNotContain("\tat org.everspring");
    }
}
