package io.paopao.pages;

import io.paopao.pages.view.Form;
import io.paopao.pages.view.QueuePage;
import io.paopao.pages.view.ReportPage;
import io.paopao.pages.view.SettingsPage;
import io.paopao.pages.view.TrustedHtml;
import java.util.List;

/// Reports and settings to render templates with.
final class ReportSamples {

  private static final TrustedHtml POST = new TrustedHtml("<p>Buy <em>now</em>!</p>");

  private ReportSamples() {}

  static ReportPage report() {
    return new ReportPage(
        "11", Samples.ADA, POST, List.of("spam", "other"), Samples.filled(), false);
  }

  static QueuePage queue() {
    QueuePage.Subject subject = new QueuePage.Subject(Samples.ADA, Samples.NOW, "手冲的水温", "/p/11");
    return new QueuePage(
        true,
        List.of(
            new QueuePage.Case("7", subject, POST, complaints(), null),
            new QueuePage.Case(
                "8",
                subject,
                null,
                complaints(),
                new QueuePage.Verdict("deletePost", "广告", Samples.LIN, Samples.NOW))),
        Form.EMPTY,
        "/moderation/reports?cursor=x");
  }

  static SettingsPage settings() {
    return new SettingsPage(
        SettingsPage.Section.PROFILE, Samples.filled(), SettingsPage.People.NONE, true);
  }

  static SettingsPage people() {
    return new SettingsPage(
        SettingsPage.Section.PEOPLE,
        Form.EMPTY,
        new SettingsPage.People(List.of(Samples.ADA, Samples.LIN), List.of()),
        false);
  }

  private static List<QueuePage.Complaint> complaints() {
    return List.of(
        new QueuePage.Complaint(Samples.CHEN, "spam", "第四次了", Samples.NOW),
        new QueuePage.Complaint(Samples.ZHOU, "other", "", Samples.NOW));
  }
}
