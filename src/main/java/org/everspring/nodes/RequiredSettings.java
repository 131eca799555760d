package org.everspring.nodes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everspring.kernel.InvalidInputException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * What production takes from the environment is looked for before anything else is begun: Spring hands an unresolved text
 * on, and what then fails, somewhere else, names no setting.
 */
final class RequiredSettings implements BeanFactoryPostProcessor {

    private static final String ADDRESS = "spring.datasource.url";
    private static final Map<String, String> VARIABLES = variables();

    private final Environment settings;

    RequiredSettings(Environment settings) {
        this.settings = settings;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<String> missing = VARIABLES.keySet().stream()
                .filter(this::isMissing)
                .map(VARIABLES::get)
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException("没有设置环境变量 " + String.join("、", missing) + "，不能启动。");
        }
        String address = settings.getRequiredProperty(ADDRESS);
        if (!address.startsWith("jdbc:postgresql:")) {
            throw new InvalidInputException(
                    "环境变量 " + VARIABLES.get(ADDRESS) + " 应当是 jdbc:postgresql://主机:端口/数据库 的形式，现在不是，不能启动。");
        }
    }

    private boolean isMissing(String setting) {
        try {
            String value = settings.getProperty(setting);
            return value == null || value.isBlank();
        } catch (PlaceholderResolutionException e) {
            return true;
        }
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(ADDRESS, "EVERSPRING_DATABASE_URL");
        variables.put("spring.datasource.username", "EVERSPRING_DATABASE_USER");
        variables.put("spring.datasource.password", "EVERSPRING_DATABASE_PASSWORD");
        variables.put("camunda.bpm.admin-user.id", "EVERSPRING_ADMIN_ID");
        variables.put("camunda.bpm.admin-user.password", "EVERSPRING_ADMIN_PASSWORD");
        return variables;
    }
}
