package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

@DisplayName("按类名找到组件，不逐个查看所有组件")
class BeansByClassTest {

    private final LookedThrough beans = new LookedThrough();
    private final GenericApplicationContext context = new GenericApplicationContext(beans);

    BeansByClassTest() {
        new AnnotatedBeanDefinitionReader(context);
        beans.setAutowireCandidateResolver(new BeansByClass());
        context.registerBean(Asking.class);
    }

    /** Notes the kinds of beans for which it has looked through all. */
    private static final class LookedThrough extends DefaultListableBeanFactory {

        private final List<Class<?>> kinds = new ArrayList<>();

        @Override
        public String[] getBeanNamesForType(ResolvableType type, boolean all, boolean eager) {
            kinds.add(type.resolve());
            return super.getBeanNamesForType(type, all, eager);
        }

        @Override
        public String[] getBeanNamesForType(Class<?> type, boolean all, boolean eager) {
            kinds.add(type);
            return super.getBeanNamesForType(type, all, eager);
        }
    }

    static class Component {}

    static class Asking {

        private final Component component;

        Asking(Component byAnotherName) {
            this.component = byAnotherName;
        }
    }

    static class AskingForTheOther {

        private final Component component;

        AskingForTheOther(@Qualifier("other") Component byAnotherName) {
            this.component = byAnotherName;
        }
    }

    private Component asked() {
        context.refresh();
        return context.getBean(Asking.class).component;
    }

    private void register(String name, Supplier<Component> component, boolean primary) {
        context.registerBean(name, Component.class, component, definition -> definition.setPrimary(primary));
    }

    @Test
    @DisplayName("名称与类名一致的组件直接取用")
    void takesItByItsName() {
        register("component", Component::new, false);

        assertThat(asked()).isSameAs(context.getBean("component"));
        assertThat(beans.kinds).doesNotContain(Component.class);
    }

    @Test
    @DisplayName("名称不一致的照常查找，首选的优先，指定名称的取指定的，两个都可以的照常报错")
    void isAsEverOtherwise() {
        register("another", Component::new, false);
        register("component", Component::new, false);
        register("other", Component::new, true);
        context.registerBean(AskingForTheOther.class);

        assertThat(asked()).isSameAs(context.getBean("other"));
        assertThat(context.getBean(AskingForTheOther.class).component).isSameAs(context.getBean("other"));
    }

    @Test
    @DisplayName("没有以类名命名的，有两个就报错")
    void twoOfAKindAreRefused() {
        register("one", Component::new, false);
        register("two", Component::new, false);

        assertThatThrownBy(this::asked).hasRootCauseInstanceOf(NoUniqueBeanDefinitionException.class);
    }

    @Test
    @DisplayName("只有一个而名称不同的照样找到")
    void findsTheOnlyOne() {
        register("one", Component::new, false);

        assertThat(asked()).isSameAs(context.getBean("one"));
    }
}
