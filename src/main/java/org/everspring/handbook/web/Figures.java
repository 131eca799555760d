package org.everspring.handbook.web;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The settings' figures as this installation has them, so that the handbook never says another number than the one that holds.
 * The records belong to their modules; what is read is their value alone, by the name that stands in the documents.
 */
@Component
class Figures {

    private static final String OWN = "everspring.";

    /** Looked for among all beans, once: settings stay as they are until the next start. */
    private final SingletonSupplier<List<ConfigurationPropertiesBean>> records;

    Figures(ApplicationContext context) {
        this.records = SingletonSupplier.of(() -> records(context));
    }

    /**
     * @param setting its name without the first part: {@code reporting.report-day}
     * @throws IllegalArgumentException when there is no such setting, or it has no value
     */
    public Object of(String setting) {
        String name = OWN + setting;
        return records.obtain().stream()
                .filter(bean -> name.startsWith(prefix(bean) + "."))
                // The longest prefix is the nearest record; several may share one.
                .sorted(Comparator.comparing(
                        (ConfigurationPropertiesBean bean) -> -prefix(bean).length()))
                .flatMap(bean -> Stream.ofNullable(
                        value(bean.getInstance(), name.substring(prefix(bean).length() + 1))))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No setting has a value under " + name));
    }

    private static List<ConfigurationPropertiesBean> records(ApplicationContext context) {
        return ConfigurationPropertiesBean.getAll(context).values().stream()
                .filter(bean ->
                        bean.getInstance() instanceof Record && prefix(bean).startsWith("everspring"))
                .toList();
    }

    private static String prefix(ConfigurationPropertiesBean bean) {
        return bean.getAnnotation().prefix().isEmpty()
                ? bean.getAnnotation().value()
                : bean.getAnnotation().prefix();
    }

    private static @Nullable Object value(Object settings, String path) {
        Object value = settings;
        for (String part : List.of(path.split("\\."))) {
            value = value instanceof Record ? component(value, part) : null;
        }
        return value;
    }

    private static @Nullable Object component(Object settings, String name) {
        return Stream.of(settings.getClass().getRecordComponents())
                .filter(component -> dashed(component.getName()).equals(name))
                .findFirst()
                .map(component -> {
                    Method accessor = component.getAccessor();
                    ReflectionUtils.makeAccessible(accessor);
                    return ReflectionUtils.invokeMethod(accessor, settings);
                })
                .orElse(null);
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
