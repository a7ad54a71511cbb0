package io.plumbline.connectors.files.scan;

import java.io.Serializable;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.types.TextForm;

/**
 * How text becomes the columns that are read, the same for all files of a container.
 *
 * @param forms one for each column
 * @param nullValue text that stands for no value, besides the empty one; null if none does
 */
public record RowShape(List<TextForm> forms, @Nullable String nullValue, int maxValueChars) implements Serializable {

    public RowShape {
        forms = List.copyOf(forms);
    }

    /** The value of a column as Spark stores it; what doesn't fit is null and told. */
    @Nullable
    public Object value(int column, @Nullable String text, ScanFindings findings, ScanFindings.Place place) {
        if (text == null || text.equals(nullValue)) {
            return null;
        }
        TextForm form = forms.get(column);
        if (form instanceof TextForm.Text) {
            if (text.indexOf('\uFFFD') >= 0) {
                findings.value(ScanFindings.Kind.CHARACTERS, column, place, null);
            }
            return form.parse(text);
        }
        if (text.isBlank()) {
            return null;
        }
        Object value = form.parse(text);
        if (value == null) {
            findings.value(ScanFindings.Kind.VALUE_UNFIT, column, place, text);
        }
        return value;
    }
}
