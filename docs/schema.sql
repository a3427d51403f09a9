-- Made by docs/generate.py from the tables in src/valuetrack/store/tables.

CREATE TABLE change (
    entry INTEGER NOT NULL,
    group_id TEXT NOT NULL,
    command TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    standing TEXT NOT NULL,
    CONSTRAINT change_key PRIMARY KEY (entry),
    CONSTRAINT change_standing CHECK (standing IN ('stands', 'undone', 'gone'))
) STRICT;

CREATE INDEX change_group ON change (group_id, entry);

CREATE INDEX change_record ON change (record_id, entry);

CREATE INDEX change_standing ON change (standing, entry);

CREATE TABLE check_in (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT check_in_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX check_in_day ON check_in (day);

CREATE TABLE comparison (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    day TEXT NOT NULL,
    options TEXT NOT NULL,
    question TEXT,
    chosen INTEGER,
    CONSTRAINT comparison_key PRIMARY KEY (id),
    CONSTRAINT comparison_chosen CHECK (chosen BETWEEN 0 AND 4)
) STRICT;

CREATE INDEX comparison_day ON comparison (day);

CREATE TABLE contact (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    name TEXT NOT NULL,
    reach TEXT NOT NULL,
    CONSTRAINT contact_key PRIMARY KEY (id)
) STRICT;

CREATE TABLE leftover (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT leftover_key PRIMARY KEY (kind, name),
    CONSTRAINT leftover_kind CHECK (kind IN ('file', 'draft', 'backup'))
) STRICT;

CREATE TABLE maintenance (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    signs TEXT,
    stressors TEXT,
    first_step TEXT,
    people TEXT,
    revisit TEXT,
    revisited TEXT,
    CONSTRAINT maintenance_key PRIMARY KEY (id)
) STRICT;

CREATE TABLE reflection (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT,
    happened TEXT,
    common_humanity TEXT,
    kind_words TEXT,
    learned TEXT,
    intensity INTEGER,
    room INTEGER,
    CONSTRAINT reflection_key PRIMARY KEY (id),
    CONSTRAINT reflection_kind CHECK (kind IN ('weekly', 'after-not-acting', 'intense-moment', 'grieving-a-limit', 'return')),
    CONSTRAINT reflection_intensity CHECK (intensity BETWEEN 0 AND 10),
    CONSTRAINT reflection_room CHECK (room IN (0, 1))
) STRICT;

CREATE INDEX reflection_about ON reflection (about) WHERE about IS NOT NULL;

CREATE INDEX reflection_day ON reflection (day);

CREATE TABLE tombstone (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT tombstone_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX tombstone_at ON tombstone (at);

CREATE TABLE value (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    created TEXT NOT NULL,
    tracks TEXT,
    CONSTRAINT value_key PRIMARY KEY (id),
    CONSTRAINT value_tracks CHECK (tracks IN ('anxiety', 'mood', 'both', 'none'))
) STRICT;

CREATE TABLE activity (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    anxiety_before INTEGER,
    anxiety_after INTEGER,
    mood_before INTEGER,
    mood_after INTEGER,
    minutes INTEGER,
    effort INTEGER,
    enjoyment INTEGER,
    helped TEXT NOT NULL,
    hindered TEXT NOT NULL,
    learned TEXT,
    relief TEXT,
    cost TEXT,
    text TEXT NOT NULL,
    day TEXT NOT NULL,
    value_id TEXT,
    at TEXT,
    energy INTEGER,
    leads TEXT,
    CONSTRAINT activity_key PRIMARY KEY (id),
    CONSTRAINT activity_anxiety_before CHECK (anxiety_before BETWEEN 0 AND 10),
    CONSTRAINT activity_anxiety_after CHECK (anxiety_after BETWEEN 0 AND 10),
    CONSTRAINT activity_mood_before CHECK (mood_before BETWEEN 0 AND 10),
    CONSTRAINT activity_mood_after CHECK (mood_after BETWEEN 0 AND 10),
    CONSTRAINT activity_minutes CHECK (minutes BETWEEN 0 AND 1000000),
    CONSTRAINT activity_effort CHECK (effort BETWEEN 0 AND 10),
    CONSTRAINT activity_enjoyment CHECK (enjoyment BETWEEN 0 AND 10),
    CONSTRAINT activity_energy CHECK (energy BETWEEN 0 AND 10),
    CONSTRAINT activity_leads CHECK (leads IN ('toward', 'away', 'neither')),
    CONSTRAINT activity_value_id_exists FOREIGN KEY(value_id) REFERENCES value (id)
) STRICT;

CREATE INDEX activity_day_value ON activity (day, value_id);

CREATE INDEX activity_value ON activity (value_id, day, entry);

CREATE TABLE importance (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    value_id TEXT NOT NULL,
    day TEXT NOT NULL,
    importance INTEGER NOT NULL,
    CONSTRAINT importance_key PRIMARY KEY (id),
    CONSTRAINT importance_value_day UNIQUE (value_id, day),
    CONSTRAINT importance_importance CHECK (importance BETWEEN 0 AND 10),
    CONSTRAINT importance_value_id_exists FOREIGN KEY(value_id) REFERENCES value (id)
) STRICT;

CREATE TABLE leaning (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    comparison_id TEXT NOT NULL,
    option INTEGER NOT NULL,
    value_id TEXT NOT NULL,
    leaning TEXT NOT NULL,
    CONSTRAINT leaning_key PRIMARY KEY (id),
    CONSTRAINT leaning_option CHECK (option BETWEEN 0 AND 4),
    CONSTRAINT leaning_leaning CHECK (leaning IN ('toward', 'away', 'neither')),
    CONSTRAINT leaning_comparison_id_exists FOREIGN KEY(comparison_id) REFERENCES comparison (id),
    CONSTRAINT leaning_value_id_exists FOREIGN KEY(value_id) REFERENCES value (id)
) STRICT;

CREATE INDEX leaning_comparison ON leaning (comparison_id);

CREATE INDEX leaning_value ON leaning (value_id);

CREATE TABLE rest (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    value_id TEXT NOT NULL,
    start TEXT NOT NULL,
    until TEXT,
    CONSTRAINT rest_key PRIMARY KEY (id),
    CONSTRAINT rest_value_id_exists FOREIGN KEY(value_id) REFERENCES value (id)
) STRICT;

CREATE INDEX rest_value ON rest (value_id, start);

CREATE TABLE routine (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    value_id TEXT NOT NULL,
    text TEXT NOT NULL,
    start TEXT NOT NULL,
    rule TEXT NOT NULL,
    until TEXT,
    at TEXT,
    planned_minutes INTEGER,
    smaller TEXT,
    paused INTEGER NOT NULL,
    CONSTRAINT routine_key PRIMARY KEY (id),
    CONSTRAINT routine_planned_minutes CHECK (planned_minutes BETWEEN 0 AND 1000000),
    CONSTRAINT routine_paused CHECK (paused IN (0, 1)),
    CONSTRAINT routine_value_id_exists FOREIGN KEY(value_id) REFERENCES value (id)
) STRICT;

CREATE INDEX routine_value ON routine (value_id);

CREATE TABLE step (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    value_id TEXT NOT NULL,
    text TEXT NOT NULL,
    difficulty INTEGER NOT NULL,
    retired TEXT,
    CONSTRAINT step_key PRIMARY KEY (id),
    CONSTRAINT step_difficulty CHECK (difficulty BETWEEN 0 AND 10),
    CONSTRAINT step_value_id_exists FOREIGN KEY(value_id) REFERENCES value (id)
) STRICT;

CREATE INDEX step_value ON step (value_id);

CREATE TABLE week (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    week TEXT NOT NULL,
    first_focus TEXT,
    second_focus TEXT,
    set_aside INTEGER NOT NULL,
    CONSTRAINT week_key PRIMARY KEY (id),
    CONSTRAINT week_week UNIQUE (week),
    CONSTRAINT week_set_aside CHECK (set_aside IN (0, 1)),
    CONSTRAINT week_first_focus_exists FOREIGN KEY(first_focus) REFERENCES value (id),
    CONSTRAINT week_second_focus_exists FOREIGN KEY(second_focus) REFERENCES value (id)
) STRICT;

CREATE INDEX week_first_focus ON week (first_focus) WHERE first_focus IS NOT NULL;

CREATE INDEX week_second_focus ON week (second_focus) WHERE second_focus IS NOT NULL;

CREATE TABLE week_rating (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    value_id TEXT NOT NULL,
    week TEXT NOT NULL,
    lived INTEGER,
    likely INTEGER,
    note TEXT,
    CONSTRAINT week_rating_key PRIMARY KEY (id),
    CONSTRAINT week_rating_week_value UNIQUE (week, value_id),
    CONSTRAINT week_rating_lived CHECK (lived BETWEEN 0 AND 10),
    CONSTRAINT week_rating_likely CHECK (likely BETWEEN 0 AND 10),
    CONSTRAINT week_rating_value_id_exists FOREIGN KEY(value_id) REFERENCES value (id)
) STRICT;

CREATE INDEX week_rating_lived ON week_rating (value_id, week) WHERE lived IS NOT NULL;

CREATE INDEX week_rating_value ON week_rating (value_id, week);

CREATE TABLE wording (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    value_id TEXT NOT NULL,
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    meaning TEXT,
    domain TEXT,
    facets TEXT DEFAULT '[]' NOT NULL,
    chosen INTEGER,
    CONSTRAINT wording_key PRIMARY KEY (id),
    CONSTRAINT wording_chosen CHECK (chosen IN (0, 1)),
    CONSTRAINT wording_value_id_exists FOREIGN KEY(value_id) REFERENCES value (id)
) STRICT;

CREATE INDEX wording_value ON wording (value_id, day);

CREATE TABLE action (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    got_in_way TEXT,
    barrier_kind TEXT,
    anxiety_before INTEGER,
    anxiety_after INTEGER,
    mood_before INTEGER,
    mood_after INTEGER,
    minutes INTEGER,
    effort INTEGER,
    enjoyment INTEGER,
    helped TEXT NOT NULL,
    hindered TEXT NOT NULL,
    learned TEXT,
    relief TEXT,
    cost TEXT,
    value_id TEXT NOT NULL,
    text TEXT NOT NULL,
    day TEXT,
    week TEXT,
    at TEXT,
    why TEXT,
    confidence INTEGER,
    barrier TEXT,
    coping TEXT,
    smaller TEXT,
    cue TEXT,
    reward TEXT,
    energy_window TEXT,
    with_whom TEXT,
    goal TEXT,
    planned_minutes INTEGER,
    belief TEXT,
    belief_before INTEGER,
    carried_from TEXT,
    outcome TEXT,
    outcome_day TEXT,
    belief_after INTEGER,
    result TEXT,
    alternative TEXT,
    step_id TEXT,
    rate TEXT DEFAULT '[]' NOT NULL,
    in_hard_moment INTEGER DEFAULT '0' NOT NULL,
    barrier_source TEXT,
    barrier_came INTEGER,
    coping_tried INTEGER,
    smaller_confidence INTEGER,
    facet TEXT,
    also TEXT,
    acts_on TEXT,
    routine_id TEXT,
    CONSTRAINT action_key PRIMARY KEY (id),
    CONSTRAINT action_day_or_week CHECK ((day IS NULL) <> (week IS NULL)),
    CONSTRAINT action_barrier_kind CHECK (barrier_kind IN ('internal', 'external')),
    CONSTRAINT action_anxiety_before CHECK (anxiety_before BETWEEN 0 AND 10),
    CONSTRAINT action_anxiety_after CHECK (anxiety_after BETWEEN 0 AND 10),
    CONSTRAINT action_mood_before CHECK (mood_before BETWEEN 0 AND 10),
    CONSTRAINT action_mood_after CHECK (mood_after BETWEEN 0 AND 10),
    CONSTRAINT action_minutes CHECK (minutes BETWEEN 0 AND 1000000),
    CONSTRAINT action_effort CHECK (effort BETWEEN 0 AND 10),
    CONSTRAINT action_enjoyment CHECK (enjoyment BETWEEN 0 AND 10),
    CONSTRAINT action_confidence CHECK (confidence BETWEEN 0 AND 10),
    CONSTRAINT action_planned_minutes CHECK (planned_minutes BETWEEN 0 AND 1000000),
    CONSTRAINT action_belief_before CHECK (belief_before BETWEEN 0 AND 100),
    CONSTRAINT action_outcome CHECK (outcome IN ('done', 'smaller', 'not-taken', 'carried', 'let-go')),
    CONSTRAINT action_belief_after CHECK (belief_after BETWEEN 0 AND 100),
    CONSTRAINT action_in_hard_moment CHECK (in_hard_moment IN (0, 1)),
    CONSTRAINT action_barrier_source CHECK (barrier_source IN ('anxiety', 'fatigue', 'self-criticism', 'thought', 'habit', 'time', 'money', 'discrimination', 'other-people', 'illness', 'place')),
    CONSTRAINT action_barrier_came CHECK (barrier_came IN (0, 1)),
    CONSTRAINT action_coping_tried CHECK (coping_tried IN (0, 1)),
    CONSTRAINT action_smaller_confidence CHECK (smaller_confidence BETWEEN 0 AND 10),
    CONSTRAINT action_value_id_exists FOREIGN KEY(value_id) REFERENCES value (id),
    CONSTRAINT action_carried_from_exists FOREIGN KEY(carried_from) REFERENCES action (id),
    CONSTRAINT action_step_id_exists FOREIGN KEY(step_id) REFERENCES step (id),
    CONSTRAINT action_also_exists FOREIGN KEY(also) REFERENCES value (id),
    CONSTRAINT action_routine_id_exists FOREIGN KEY(routine_id) REFERENCES routine (id)
) STRICT;

CREATE INDEX action_acts_on ON action (acts_on) WHERE acts_on IS NOT NULL;

CREATE INDEX action_also ON action (also, entry) WHERE also IS NOT NULL;

CREATE INDEX action_barrier ON action (barrier) WHERE barrier IS NOT NULL;

CREATE INDEX action_belief ON action (entry) WHERE belief IS NOT NULL;

CREATE INDEX action_carried_from ON action (carried_from);

CREATE INDEX action_day_value ON action (day, value_id);

CREATE INDEX action_facet ON action (facet) WHERE facet IS NOT NULL;

CREATE INDEX action_goal ON action (goal) WHERE goal IS NOT NULL;

CREATE INDEX action_got_in_way ON action (got_in_way) WHERE got_in_way IS NOT NULL;

CREATE INDEX action_routine ON action (routine_id) WHERE routine_id IS NOT NULL;

CREATE INDEX action_step ON action (step_id) WHERE step_id IS NOT NULL;

CREATE INDEX action_taken ON action (outcome_day, entry) WHERE outcome IN ('done', 'smaller');

CREATE INDEX action_value ON action (value_id, entry);

CREATE INDEX action_week_value ON action (week, value_id);

CREATE TABLE opportunity (
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    got_in_way TEXT,
    barrier_kind TEXT,
    anxiety_before INTEGER,
    anxiety_after INTEGER,
    mood_before INTEGER,
    mood_after INTEGER,
    minutes INTEGER,
    effort INTEGER,
    enjoyment INTEGER,
    helped TEXT NOT NULL,
    hindered TEXT NOT NULL,
    learned TEXT,
    relief TEXT,
    cost TEXT,
    value_id TEXT NOT NULL,
    text TEXT NOT NULL,
    day TEXT NOT NULL,
    taken INTEGER NOT NULL,
    same_as TEXT,
    barrier_source TEXT,
    facet TEXT,
    also TEXT,
    CONSTRAINT opportunity_key PRIMARY KEY (id),
    CONSTRAINT opportunity_barrier_kind CHECK (barrier_kind IN ('internal', 'external')),
    CONSTRAINT opportunity_anxiety_before CHECK (anxiety_before BETWEEN 0 AND 10),
    CONSTRAINT opportunity_anxiety_after CHECK (anxiety_after BETWEEN 0 AND 10),
    CONSTRAINT opportunity_mood_before CHECK (mood_before BETWEEN 0 AND 10),
    CONSTRAINT opportunity_mood_after CHECK (mood_after BETWEEN 0 AND 10),
    CONSTRAINT opportunity_minutes CHECK (minutes BETWEEN 0 AND 1000000),
    CONSTRAINT opportunity_effort CHECK (effort BETWEEN 0 AND 10),
    CONSTRAINT opportunity_enjoyment CHECK (enjoyment BETWEEN 0 AND 10),
    CONSTRAINT opportunity_taken CHECK (taken IN (0, 1)),
    CONSTRAINT opportunity_barrier_source CHECK (barrier_source IN ('anxiety', 'fatigue', 'self-criticism', 'thought', 'habit', 'time', 'money', 'discrimination', 'other-people', 'illness', 'place')),
    CONSTRAINT opportunity_value_id_exists FOREIGN KEY(value_id) REFERENCES value (id),
    CONSTRAINT opportunity_same_as_exists FOREIGN KEY(same_as) REFERENCES action (id),
    CONSTRAINT opportunity_also_exists FOREIGN KEY(also) REFERENCES value (id)
) STRICT;

CREATE INDEX opportunity_also ON opportunity (also, entry) WHERE also IS NOT NULL;

CREATE INDEX opportunity_day_value ON opportunity (day, value_id);

CREATE INDEX opportunity_facet ON opportunity (facet) WHERE facet IS NOT NULL;

CREATE INDEX opportunity_got_in_way ON opportunity (got_in_way) WHERE got_in_way IS NOT NULL;

CREATE INDEX opportunity_same_as ON opportunity (same_as);

CREATE INDEX opportunity_value ON opportunity (value_id, day, entry);
