create index runs_of_origin on runs (origin) where origin is not null;
