package org.everspring.forms;

import java.util.List;

/**
 * A list of choices that every form may offer by naming its key as {@code valuesKey}. The list is written into the form
 * when somebody opens it, and what is submitted is checked against it. A bean of a module offers one.
 */
public interface FormOptions {

    /** Unlike the name of any process variable: a form's other keys are variables. */
    String key();

    /** In the order in which they are shown. */
    List<FormOption> options();
}
