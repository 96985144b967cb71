package io.paopao.platform.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiltersTest {

  /// Or a request whose body comes in pieces would pass it by.
  @Test
  void everyFilterStandsBeforeRequestsThatAreDispatchedAgain() {
    List<JavaClass> filters =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.paopao")
                .stream()
                .filter(type -> type.isAnnotatedWith(WebFilter.class))
                .toList();

    assertThat(filters)
        .isNotEmpty()
        .allSatisfy(filter ->
            assertThat(filter.getAnnotationOfType(WebFilter.class).dispatcherTypes())
                .contains(DispatcherType.REQUEST, DispatcherType.ASYNC));
  }
}
