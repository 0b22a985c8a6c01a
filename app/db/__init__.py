"""The database: engine, models, migrations and upkeep."""
