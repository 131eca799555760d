package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.camunda.bpm.engine.rest.spi.ProcessEngineProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Each call of Camunda's REST API looks for its provider in one library after the other. We name first the one
 * that was found so.
 */
@DisplayName("REST接口每次调用都要找的引擎提供者，在第一处就找到")
class RestEngineProviderTest {

    @Test
    @DisplayName("与各库中最先声明的是同一个")
    void isNamedFirstAndAsByTheLibraries() throws Exception {
        List<String> named = getClass()
                .getClassLoader()
                .resources("META-INF/services/" + ProcessEngineProvider.class.getName())
                .map(RestEngineProviderTest::content)
                .toList();

        assertThat(named).hasSizeGreaterThan(1);
        assertThat(named.get(0)).isEqualTo(named.get(1));
        assertThat(ServiceLoader.load(ProcessEngineProvider.class).findFirst())
                .get()
                .extracting(provider -> provider.getClass().getName())
                .isEqualTo(named.get(0));
    }

    private static String content(URL file) {
        try (var stream = file.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
