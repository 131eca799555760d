package org.everspring.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.everspring.kernel.InvalidInputException;

/** Files as Camunda Modeler writes them for a form. */
final class FormFiles {

    private static final String UNREADABLE = "不是有效的表单，请用 Camunda Modeler 打开并重新保存";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormFiles() {}

    /** @throws InvalidInputException for what is no Camunda Form at all */
    static JsonNode read(byte[] content) {
        try {
            Encoding.requireUtf8(content);
            JsonNode form = JSON.readTree(content);
            if (!form.path("components").isArray() || !form.path("id").isTextual()) {
                throw new InvalidInputException(UNREADABLE);
            }
            return form;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(UNREADABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
