package org.everspring.audit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("引擎操作的中文名称")
class OperationWordsTest {

    private static List<String> constants(Class<?> type, String prefix) {
        return Arrays.stream(type.getFields())
                .filter(field ->
                        field.getType() == String.class && field.getName().startsWith(prefix))
                .map(OperationWordsTest::value)
                .toList();
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("引擎的每一种操作和每一种对象都有名称")
    void nothingIsWithoutWords() {
        List<String> operations = constants(UserOperationLogEntry.class, "OPERATION_TYPE_");
        List<String> things = constants(EntityTypes.class, "");

        assertThat(operations).hasSizeGreaterThan(40).allMatch(OperationWords::knowsOperation);
        assertThat(things).hasSizeGreaterThan(30).allMatch(OperationWords::knows);
        assertThat(operations)
                .allSatisfy(operation -> assertThat(things)
                        .allSatisfy(thing -> assertThat(OperationWords.action(operation, thing))
                                .matches("[\\p{IsHan}]+")));
    }
}
