"""The import wizard: what was found, what will change, done. Shows plans of ``model.plan``; understands nothing."""
