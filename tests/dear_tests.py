"""The tests that take long: when they begin, and on which days they run."""

from datetime import date
from typing import Final

from draws import profile

DEAR: Final = (
    "checks/test_defects",
    "window/test_results",
    "window/test_random_at_the_window",
    "window/test_journey_of_a_new_office",
    "filling/test_random_actions",
    "window/test_in_browser",
    "checks/test_checks_text_bounds",
    "test_variations",
    "refresh/test_refresh",
    "window/test_journey_of_an_edited_report",
    "window/test_every_page",
    "window/test_every_state",
    "output/test_outputs_of_commands",
    "window/test_changing",
    "security/test_templates_attacks",
    "security/test_templates_budget",
    "security/test_outputs_full_disk",
    "workbook/test_workbook_round_trip",
    "test_preview_random",
    "window/test_wording",
    "refresh/test_items_of_lists",
    "security/test_templates_build",
    "layout/test_layout_contents",
    "window/test_nothing_lost",
    "word/test_word_template_values",
    "pdf/test_text_parity",
    "window/test_signing",
    "security/test_libreoffice_links",
    "security/test_templates_word",
    "batch/test_elsewhere",
    "checks/test_checks_unfilled",
    "workbook/test_workbook_mistakes",
    "pdf/test_pdf_file",
    "workbook/test_workbook_wording",
    "pdf/test_layout_process",
    "word/test_word_template_owner",
    "test_preview",
    "new_office/test_new_office",
    "test_migrate",
    "security/test_damaged_word_templates",
    "test_formats",
    "sign/test_sign_sample",
    "across/test_check_all",
    "refresh/test_trial_draw",
    "checks/test_checks_as_edited",
    "charts/test_charts_pictures",
    "charts/test_charts_cache",
    "across/test_across_offices",
    "workpaper/test_workpaper_follows_choices",
    "workpaper/test_workpaper_missing",
    "workpaper/test_workpaper_attached",
    "units/test_rollup",
    "word/test_word_template_check",
    "workbook/test_workbook_command",
    "word_pdf/test_word_pdf_refusals",
    "test_preview_fields",
    "pdf/test_fragments",
    "window/test_what_stops",
    "security/test_paths_current_folder",
    "narrative/test_no_words_of_other_institutions",
    "new_office/test_profiles_of_new_offices",
    "word_pdf/test_word_pdf_file",
    "workbook/test_workbook_pending",
    "workbook/test_workbook_sheets",
    "workpaper/test_workpaper_review",
    "workbook/test_workbook_excel_tables",
    "workbook/test_workbook_three_way",
    "refresh/test_pull",
    "refresh/test_refresh_in_place",
    "filling/test_editors",
    "narrative/test_own_charts",
    "workpaper/test_workpaper_recalculated",
    "source/test_sound_part",
    "refresh/test_native_charts_refreshed",
    "workbook/test_workbook_budget_trees",
    "checks/test_checks_text_completeness",
    "security/test_word_templates",
    "window/test_actions",
    "security/test_readers_files",
    "security/test_readers_tables",
    "sign/test_sign_altered_files",
    "window/test_left_over",
    "security/test_caches_of_projects",
    "checks/test_checks_causes",
    "refresh/test_references_of_samples",
    "security/test_templates_html",
    "word/test_word_template",
    "refresh/test_own_words",
    "refresh/test_pull_every_number",
    "security/test_templates_reach",
    "batch/test_batch",
    "refresh/test_own_parts_refreshed",
    "security/test_templates_words",
    "charts/test_charts_drawing",
    "new_office/test_init_command",
    "comparison/test_diff_word",
    "source/test_typed_is_printed",
    "workpaper/test_workpaper_findings",
    "security/test_paths_project_files",
    "batch/test_cluster",
    "refresh/test_what_programs_rename",
    "refresh/test_predicates_live",
    "security/test_readers_data",
    "refresh/test_trees_and_evaluations_refreshed",
    "test_watch",
    "forms/test_new_items",
    "workbook/test_workbook_not_applicable",
    "workbook/test_own_parts_in_workbook",
    "appendices/test_appendices_merge",
    "comparison/test_diff_pdf",
    "checks/test_checks_seed_contradictions",
    "charts/test_charts_process",
    "workpaper/test_workpaper_files",
    "security/test_readers_fuzz",
    "appendices/test_appendices_in_word",
    "layout/test_layout_updating",
    "refresh/test_refresh_bad_input",
    "window/test_key_file",
)
"""The files that take longest, the longest first: begun first, no worker waits for the last."""

EVERY_DAY: Final = ("checks/test_defects", "checks/test_checks_text_bounds", "refresh/test_refresh")
"""Those of them that run every day; the first two go through a share of their cases."""

IN_TURN: Final = tuple(name for name in DEAR if name not in EVERY_DAY)
"""Those that run on some days, the longest first, so that every day has as many."""

DAYS: Final = {"harian": 9, "teliti": 6, "lengkap": 1}
"""After how many days each of them has had its turn, by profile."""


def is_due(name: str, day: date, days: int | None = None) -> bool:
    """Whether the tests of a file run on a day; `days` as in `DAYS`, else by the profile."""
    if name not in IN_TURN:
        return True
    return (IN_TURN.index(name) + day.toordinal()) % (days or DAYS[profile()]) == 0


def turn(name: str) -> int:
    """Where a file stands among all: the dear ones first."""
    return DEAR.index(name) if name in DEAR else len(DEAR)
