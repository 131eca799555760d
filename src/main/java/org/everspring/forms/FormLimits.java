package org.everspring.forms;

import java.util.Map;
import org.everspring.kernel.InvalidInputException;

/** What the forms in force allow, for what comes another way than through them. */
public interface FormLimits {

    /**
     * @param form the form's id
     * @param values of some of its fields, by their keys; the others are not asked for
     * @throws InvalidInputException with every fault found
     */
    void check(String form, Map<String, ?> values);
}
